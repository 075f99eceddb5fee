import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileStrings } from '../../bench/kit/report/hostile-strings.ts';
import type { RecordedBody, RecordedExchange } from '../../harness/model/exchange.ts';
import { curlCommand } from './curl-command.ts';

const run = promisify(execFile);
const received: { method: string; url: string; headers: Record<string, unknown>; body: Buffer }[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks) });
    response.end('{}');
  });
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with a port.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('the pasted line sends method, path, headers and body as they were', async () => {
  const text = '{"role":"ad\'min","note":"$HOME `id` \\\\ é\\n"}';
  const sent = await paste(exchange({ text, bytes: Buffer.byteLength(text) }, '/users/a%2Fb/../x?q=[1-3]&r={a,b}'));
  expect(sent).toMatchObject({ method: 'PATCH', url: '/users/a%2Fb/../x?q=[1-3]&r={a,b}' });
  expect(sent?.headers).toMatchObject({ 'content-type': 'application/json', 'x-empty': '' });
  expect(sent?.body.toString('utf8')).toBe(text);
});

test('a redacted credential comes from an environment variable', async () => {
  const { variables } = curlCommand(exchange(undefined), base);
  expect(variables).toEqual(['ROLECALL_ADMIN_AUTHORIZATION']);
  const sent = await paste(exchange(undefined));
  expect(sent?.headers.authorization).toBe('Bearer of $(the) "test"');
});

test.each(Object.entries(hostileStrings))('a body with %s arrives byte by byte, and runs nothing', async (_, text) => {
  const sent = await paste(exchange({ text, bytes: Buffer.byteLength(text) }));
  expect(sent?.body.toString('hex')).toBe(Buffer.from(text, 'utf8').toString('hex'));
});

test('bytes that are no text arrive as they were', async () => {
  const bytes = Buffer.from([0, 255, 10, 39, 0, 128]);
  const sent = await paste(exchange({ base64: bytes.toString('base64'), bytes: bytes.length }));
  expect(sent?.body.toString('hex')).toBe(bytes.toString('hex'));
});

test('a body that begins with @ is not read from a file', async () => {
  const sent = await paste(exchange({ text: '@/etc/hostname', bytes: 14 }));
  expect(sent?.body.toString('utf8')).toBe('@/etc/hostname');
});

test('an update without a media type gets none from curl', async () => {
  const plain = exchange({ text: '{}', bytes: 2 });
  const sent = await paste({ ...plain, sent: { ...plain.sent, headers: {} } });
  expect(sent?.headers['content-type']).toBeUndefined();
});

test('a path alone goes to the target, or to the base URL that the user sets', async () => {
  const plain = exchange(undefined);
  const short = { ...plain, sent: { ...plain.sent, url: '/users/1/role' } };
  expect((await paste(short, `${base}/v1`))?.url).toBe('/v1/users/1/role');
  expect((await paste(short))?.url).toBe('/users/1/role');
  expect(curlCommand(short, undefined).variables).toContain('ROLECALL_BASE_URL');
});

test('the port of an embedded mock, gone after its run, is no part of the line', () => {
  expect(curlCommand(exchange(undefined), undefined).text).toContain('--url "$ROLECALL_BASE_URL"/users/1/role');
});

test('a body that was recorded in part is told to differ', () => {
  const body = { text: 'aaa', bytes: 90_000, sha256: '0'.repeat(64) };
  expect(curlCommand(exchange(body), undefined).differs).toContain('90000 bytes');
  expect(curlCommand(exchange({ text: 'aaa', bytes: 3 }), undefined).differs).toBeUndefined();
});

function exchange(body: RecordedBody | undefined, path = '/users/1/role'): RecordedExchange {
  const headers = {
    authorization: 'Bearer [redacted]',
    'content-type': 'application/json',
    'content-length': '7',
    'x-empty': '',
  };
  const sent = { method: 'PATCH', url: `${base}${path}`, headers, ...(body ? { body } : {}) };
  return { id: 1, operation: 'update', caller: 'admin', intent: 'valid', startedAt: 0, durationMs: 1, sent };
}

async function paste(what: RecordedExchange, baseUrl?: string) {
  received.length = 0;
  const env = { ...process.env, ROLECALL_ADMIN_AUTHORIZATION: 'of $(the) "test"', ROLECALL_BASE_URL: base };
  await run('sh', ['-c', curlCommand(what, baseUrl).text], { env, timeout: 10_000 });
  return received[0];
}
