import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type MockProcess, startMockProcess, writeTargetFile } from './mock-process.ts';
import { runLive } from './run-live.ts';

const header = 'x-dolfin-api-key';
const passwordOf = (caller: string) => `canary-password-of-${caller}`;

/** A server that gives out tokens at /login, each good for so many requests, and hands the rest on to the mock. */
async function startLoginServer(mock: MockProcess, uses: number) {
  const keys = new Map(
    Object.entries(mock.target.callers).map(([name, { headers }]) => [name, headers?.[header] ?? '']),
  );
  const tokens = new Map<string, { readonly key: string; left: number }>();
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
    const { method = 'GET', url = '/', headers } = incoming;
    if (url === '/login') {
      const { user, password } = JSON.parse(String(body)) as { user: string; password: string };
      if (password !== passwordOf(user)) return response.writeHead(403).end();
      const token = `canary-token-${tokens.size}-${Math.abs(user.length * 7919)}`;
      tokens.set(token, { key: keys.get(user) ?? '', left: uses });
      return response.end(JSON.stringify({ session: { token } }));
    }
    const token = tokens.get(String(headers[header]));
    if (token !== undefined) token.left -= 1;
    if (token !== undefined && token.left < 0) return response.writeHead(401, { 'www-authenticate': 'ApiKey' }).end();
    const key = token?.key ?? headers[header];
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, expect: _5, ...kept } = headers;
    const reply = await fetch(`http://127.0.0.1:${mock.port}${url}`, {
      method,
      headers: { ...(kept as Record<string, string>), ...(key === undefined ? {} : { [header]: String(key) }) },
      ...(method === 'GET' || body.length === 0 ? {} : { body }),
    });
    const { 'content-encoding': _6, 'content-length': _7, ...fields } = Object.fromEntries(reply.headers);
    return response.writeHead(reply.status, fields).end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, tokens, port: (server.address() as AddressInfo).port };
}

test('callers log in as a Web Fuzzing Commons file says, again when a token runs out, and leave no secret behind', async () => {
  const mock = await startMockProcess('dolfin');
  const { server, tokens, port } = await startLoginServer(mock, 25);
  try {
    const { callers, ...target } = mock.target;
    const entries = Object.entries(callers).map(
      ([name, { headers: { [header]: _, ...headers } = {}, schemes: __, ...rest }]) => [
        name,
        { ...rest, headers, auth: name },
      ],
    );
    const written = {
      ...target,
      baseUrl: `http://127.0.0.1:${port}`,
      auth: 'auth.yaml',
      callers: Object.fromEntries(entries),
      requestRate: { ...target.requestRate, perSecond: 0, budget: 400 },
    };
    const file = writeTargetFile({ mock: written });
    const names = entries.map(([name]) => String(name));
    const auth = names.map((user) => ({
      name: user,
      loginEndpointAuth: { payloadRaw: JSON.stringify({ user, password: passwordOf(user) }) },
    }));
    const token = {
      extractFrom: 'body',
      extractSelector: '/session/token',
      sendIn: 'header',
      sendName: header,
      sendTemplate: '{token}',
    };
    const authTemplate = {
      loginEndpointAuth: { endpoint: '/login', verb: 'POST', contentType: 'application/json', token },
    };
    writeFileSync(join(dirname(file), 'auth.yaml'), JSON.stringify({ auth, authTemplate }));
    const run = await runLive(file, ['--grep', 'access', '--format', 'html,har,junit']);
    const outcomes = new Map(run.verdicts.map(({ requirement, outcome }) => [requirement, outcome]));
    expect([run.output, outcomes.get('access.insufficient-role')]).toEqual([expect.any(String), 'pass']);
    expect([...outcomes.values()]).not.toContain('fail');
    expect(tokens.size).toBeGreaterThan(names.length);
    const files = readdirSync(run.out).map((name) => readFileSync(join(run.out, name), 'utf8'));
    expect([run.output, ...files].join('\n')).not.toMatch(/canary-/);
  } finally {
    server.closeAllConnections();
    server.close();
    mock.stop();
  }
}, 60_000);
