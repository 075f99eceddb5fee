import { type AdapterFacts, type AdapterFile, isJson, isNumbered } from './adapter-facts.ts';

/** An adapter for Node, without a package. */
export function typescriptAdapter({ title, method, path, mediaType, body, role }: AdapterFacts): AdapterFile {
  return {
    name: 'adapter.ts',
    command: 'node adapter.ts',
    text: `/** Adapter for rolecall client: ${title}. Put your client's own call into \`update\`; what is there now is plain fetch. */
import { createInterface } from 'node:readline';

interface Ask {
  id: number;
  baseUrl: string;
  credentials: { headers: Record<string, string>; secrets: Record<string, string>; context: Record<string, string>; organization?: string };
  operation: 'update' | 'read' | 'list';
  user?: string;
  change?: Record<string, unknown>;
  deadlineMs: number | null;
}

async function update({ baseUrl, credentials, user = '', change = {}, deadlineMs }: Ask) {
  const [value] = Object.values(change);
  // A URL parser takes dot segments away, encoded or not.
  if (/^\\.{1,2}$/.test(user)) throw new Error(\`\${user} cannot be the id of a user\`);
  const encoded = (text: string) =>
    text
      .replace('{ID}', encodeURIComponent(user))
      .replace('{TEXT}', encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value)))
      .replace('{ORGANIZATION}', encodeURIComponent(credentials.organization ?? ''));
  const path = encoded(${JSON.stringify(path)});
  const body = ${JSON.stringify(body)}
    .replace('"{VALUE}"', () => JSON.stringify(value))
    .replace('"{USER}"', () => JSON.stringify(user))${isNumbered(body) ? "\n    .replace('{USER}', () => user)" : ''};
  const response = await fetch(baseUrl + path, {
    method: '${method}',
    headers: { ...credentials.headers, ...credentials.context, 'Content-Type': '${mediaType}' },
    body: ${isJson(body) ? 'body' : 'encoded(body)'},
    // fetch takes the credentials along to wherever a redirect leads, unless they are in Authorization.
    redirect: 'manual',
    ...(deadlineMs === null ? {} : { signal: AbortSignal.timeout(deadlineMs) }),
  });
  if (!response.ok) return { outcome: 'refused', status: response.status, message: await response.text() };
  const shown = ${role.length === 0 ? 'undefined' : `(${JSON.stringify(role)} as string[]).reduce((value, key) => value?.[key], await response.json())`};
  return { outcome: 'updated', role: shown };
}

for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line) as Ask;
  // Reads and lists: say 'responded' with role, or with users (ids).
  const said = ask.operation === 'update' ? update(ask) : Promise.resolve({ outcome: 'unsupported' });
  const word = await said.catch((cause: unknown) => ({ outcome: 'failed', message: String(cause) }));
  console.log(JSON.stringify({ id: ask.id, ...word }));
}
`,
  };
}
