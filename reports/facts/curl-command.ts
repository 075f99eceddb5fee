import { shellWord } from '../../harness/domain/curl-line.ts';
import type { RecordedBody, RecordedExchange } from '../../harness/model/exchange.ts';
import { isAbsolute } from './base-url.ts';
import { baseVariable, secretVariable } from './secret-variable.ts';
import { visibleText } from './visible-text.ts';

/** A line to paste, and the variables to set before. */
interface CurlCommand {
  readonly text: string;
  readonly variables: readonly string[];
  /** Why it does not send quite the same bytes. */
  readonly differs?: string;
}

// Set by curl itself, or of the connection.
const own = new Set('host content-length connection transfer-encoding keep-alive expect accept-encoding'.split(' '));
const marker = '[redacted]';

/**
 * A curl line that sends the same request; secrets are environment variables named after caller and header, and so is
 * the base URL of a target that has none to last.
 */
export function curlCommand(exchange: RecordedExchange, baseUrl: string | undefined): CurlCommand {
  const { sent, caller } = exchange;
  const variables = new Set<string>();
  const word = (text: string, name: string) => wordWithSecrets(text, secretVariable(caller, name), variables);
  const headers = Object.entries(sent.headers).filter(([name]) => !own.has(name.toLowerCase()));
  const homeless = baseUrl === undefined;
  if (homeless) variables.add(baseVariable);
  const base = homeless ? `"$${baseVariable}"` : '';
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const body = bodyOption(sent.body, (text) => word(text, 'SECRET'));
  const parts = [
    'curl -sS -i -g --path-as-is',
    `-X ${shellWord(sent.method)}`,
    ...headers.map(([name, value]) => `-H ${value === '' ? shellWord(`${name};`) : word(`${name}: ${value}`, name)}`),
    ...(typed || !sent.body ? [] : ["-H 'content-type:'"]),
    ...(body ? [body.option] : []),
    `--url ${base}${word(addressOf(sent.url, baseUrl), 'SECRET')}`,
  ];
  const text = `${body?.before ?? ''}${parts.join(' \\\n  ')}`;
  const differs = cutNotice(sent.body) ?? hiddenNotice(exchange);
  return { text, variables: [...variables], ...(differs === undefined ? {} : { differs }) };
}

// The port of an embedded mock is gone after its run: only what comes after it lasts.
function addressOf(url: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined) return url.replace(/^https?:\/\/[^/?#]*/i, '');
  return isAbsolute(url) ? url : `${baseUrl}${url}`;
}

function bodyOption(body: RecordedBody | undefined, word: (text: string) => string) {
  if (!body) return undefined;
  const { text, base64 } = body;
  // A shell word cannot hold NUL, and what cannot be seen cannot be copied from a page that writes it out.
  const plain = text !== undefined && !text.includes('\t') && visibleText(text) === text;
  if (plain) return { before: '', option: `--data-raw ${word(text)}` };
  const bytes = base64 ?? Buffer.from(text ?? '', 'utf8').toString('base64');
  return { before: `printf %s ${shellWord(bytes)} | base64 -d | `, option: '--data-binary @-' };
}

function cutNotice(body: RecordedBody | undefined): string | undefined {
  if (body?.sha256 === undefined) return undefined;
  return `the record holds only the beginning of the ${body.bytes} bytes that were sent; the replay line sends them all`;
}

function hiddenNotice({ sent }: RecordedExchange): string | undefined {
  const words = [sent.method, sent.url, ...Object.entries(sent.headers).flat()];
  if (words.every((word) => visibleText(word) === word)) return undefined;
  return 'address or headers hold characters that cannot be pasted; the replay line sends them';
}

function wordWithSecrets(text: string, variable: string, variables: Set<string>): string {
  if (!text.includes(marker)) return shellWord(text);
  variables.add(variable);
  return text
    .split(marker)
    .map((piece) => (piece === '' ? '' : shellWord(piece)))
    .join(`"$${variable}"`);
}
