import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { LoginCall } from '../model/target.ts';
import { logIn } from './log-in.ts';

/** What a caller sends after it has logged in at a server that responds so. */
async function after(respond: RequestListener, part: Partial<LoginCall> = {}, deadlineMs = 2_000): Promise<string> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/login`;
  const login: LoginCall = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: '{"password":"canary"}',
    from: { pointer: '/a/token' },
    header: 'authorization',
    template: 'Bearer {token}',
    ...part,
  };
  try {
    return await logIn('member', login, sampleTarget({ requestRate: { deadlineMs } }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-out': 'h' }).end(JSON.stringify(body));
  };

test('the token of the response goes into its template, and the body is sent as it is written', async () => {
  const echo: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => response.end(JSON.stringify({ a: { token: Buffer.from(body).toString('base64') } })));
  };
  const value = await after(echo);
  expect(Buffer.from(value.replace('Bearer ', ''), 'base64').toString()).toBe('{"password":"canary"}');
});

test('a token may stand in a header, and a session in cookies', async () => {
  expect(await after(json({}), { from: { header: 'X-Out' } })).toBe('Bearer h');
  const cookies: RequestListener = (_, response) => {
    response
      .writeHead(302, { location: '/', 'set-cookie': ['a=1; Path=/; HttpOnly', 'b=2', 'gone=; Max-Age=0'] })
      .end();
  };
  expect(await after(cookies, { from: { cookies: true }, header: 'cookie', template: '{token}' })).toBe('a=1; b=2');
});

test.each([
  ['a refusal', json({ error: 'canary' }, 401), 'it responds with status 401'],
  ['another body', json({ token: 'canary' }), 'its response has nothing at /a/token'],
  ['no JSON', ((_, response) => response.end('canary')) as RequestListener, 'its response has nothing at /a/token'],
  ['what no header carries', json({ a: { token: 'canary\n' } }), 'cannot be sent in a header'],
  ['no end', (() => {}) as RequestListener, 'it took more than 200 ms'],
])('%s is told without what was sent or came', async (_, respond, why) => {
  const refusal = after(respond, {}, why.includes('200') ? 200 : 2_000);
  await expect(refusal).rejects.toMatchObject({ code: 'TARGET_INVALID', message: expect.stringContaining(why) });
  await expect(refusal).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
});

test('a server that is not there is unreachable', async () => {
  const refusal = after(json({}), { url: 'http://127.0.0.1:9/login' });
  await expect(refusal).rejects.toMatchObject({ code: 'TARGET_UNREACHABLE' });
});
