import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RequestRate } from '../model/target.ts';
import { createSender } from './sender.ts';

const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Responses every request with what `response` writes to the bare socket; sends once and returns the exchange. */
async function ask(response: (socket: Socket) => void, requestRate: Partial<RequestRate> = {}): Promise<Exchange> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => response(socket));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sender = createSender(sampleTarget({ baseUrl, requestRate: { deadlineMs: 300, ...requestRate } }));
  open.push(() => sender.close());
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return sender.send(sampleRequest());
}

const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 1 });
const ok = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const whole = `${ok}content-length: 16\r\n\r\n{"role":"admin"}`;

/** Writes the same bytes again for as long as the other side listens. */
function forever(socket: Socket, bytes: string): void {
  const timer = setInterval(() => {
    for (let i = 0; i < 20 && socket.writableLength < 1_000_000; i++) socket.write(bytes);
  }, 1);
  socket.on('close', () => clearInterval(timer));
}

test.each<readonly [string, string, (socket: Socket) => void]>([
  ['a hang before headers', 'timeout-headers', () => {}],
  ['a hang within the headers', 'timeout-headers', (socket) => socket.write('HTTP/1.1 200 OK\r\nx-')],
  ['a hang within the body', 'timeout-body', (socket) => socket.write(`${ok}content-length: 16\r\n\r\n{"role"`)],
  ['a Content-Length that is too long', 'timeout-body', (socket) => socket.write(whole.replace('16', '17'))],
  ['a Content-Length that is too long and a close', 'truncated', (socket) => socket.end(whole.replace('16', '17'))],
  [
    'one byte at a time',
    'timeout-body',
    (socket) => {
      socket.write(`${ok}content-length: 999\r\n\r\n`);
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    },
  ],
  [
    'endless headers',
    'too-large',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      forever(socket, `x-${'y'.repeat(100)}: ${'z'.repeat(100)}\r\n`);
    },
  ],
  [
    'endless interim responses',
    'invalid-http',
    (socket) => forever(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
  ],
  [
    'a switch of protocols',
    'invalid-http',
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  ],
  ['what is no HTTP', 'invalid-http', (socket) => socket.end('SSH-2.0-OpenSSH_9.7\r\n')],
  ['a header without a colon', 'invalid-http', (socket) => socket.write('HTTP/1.1 200 OK\r\nbroken\r\n\r\n')],
  [
    'two lengths',
    'invalid-http',
    (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n'),
  ],
  ['a broken chunk', 'invalid-http', (socket) => socket.write(`${ok}transfer-encoding: chunked\r\n\r\nxyz\r\n`)],
  ['a chunked body that stops', 'truncated', (socket) => socket.end(`${ok}transfer-encoding: chunked\r\n\r\n5\r\nabc`)],
  ['a reset before headers', 'reset', (socket) => socket.resetAndDestroy()],
  ['a close before headers', 'reset', (socket) => socket.end()],
  [
    'gzip that is none',
    'bad-encoding',
    (socket) => socket.end(`${ok}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`),
  ],
])('%s ends as %s', async (_, reason, response) => {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  // What breaks off by itself needs no deadline, which a busy machine might reach before.
  const { outcome } = await ask(response, reason === 'invalid-http' ? { deadlineMs: 4_000 } : {});
  expect(outcome).toMatchObject({ kind: 'none', reason });
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test.each<readonly [string, (socket: Socket) => void]>([
  [
    'an endless chunked body',
    (socket) => {
      socket.write(`${ok}transfer-encoding: chunked\r\n\r\n`);
      forever(socket, `1000\r\n${'x'.repeat(4096)}\r\n`);
    },
  ],
  ['10 MB', (socket) => socket.end(`${ok}content-length: 10000000\r\n\r\n${'x'.repeat(10_000_000)}`)],
  [
    '200 MB after gunzip',
    (socket) => {
      socket.write(`${ok}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
      socket.end(bomb);
    },
  ],
])('%s is cut, and judged by its status', async (_, response) => {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { outcome } = await ask(response);
  expect(outcome).toMatchObject({ kind: 'response', status: 200, json: undefined });
  expect(outcome.kind === 'response' && outcome.cut).toMatch(/more than \d+ bytes/);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test.each(Array.from({ length: whole.length }, (_, i) => i))(
  'a reset after byte %i ends in an exchange',
  async (bytes) => {
    const { outcome } = await ask((socket) =>
      socket.write(whole.slice(0, bytes), () => setTimeout(() => socket.resetAndDestroy(), 2)),
    );
    expect(outcome.kind === 'none' && outcome.reason).toMatch(/^(reset|truncated)$/);
  },
);

test.each([
  ['not-utf8', Buffer.from([0x22, 0xff, 0x22])],
  ['byte-order-mark', Buffer.from('\ufeff{}')],
  ['not-json', Buffer.from('{"role":')],
  ['too-deep', Buffer.from('['.repeat(40_000) + ']'.repeat(40_000))],
])('a body that is %s is a whole response', async (error, body) => {
  const { outcome } = await ask((socket) => {
    socket.write(`${ok}content-length: ${body.length}\r\n\r\n`);
    socket.write(body);
  });
  expect(outcome).toMatchObject({ kind: 'response', status: 200, json: { ok: false, error } });
});

test('a body longer than its Content-Length is cut where the server said', async () => {
  const { outcome } = await ask((socket) => socket.write(whole.replace('16', '15')));
  expect(outcome).toMatchObject({ kind: 'response', json: { ok: false, error: 'not-json' } });
});

test('some interim responses are waited through', async () => {
  const { outcome } = await ask((socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${whole}`));
  expect(outcome).toMatchObject({
    kind: 'response',
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['content-length', '16'],
    ],
  });
});

test.each([
  ['at once', (socket: Socket, unasked: string) => socket.write(unasked + whole)],
  ['twice', (socket: Socket, unasked: string) => socket.write(unasked + unasked + whole)],
  [
    'byte by byte',
    async (socket: Socket, unasked: string) => {
      for (const byte of unasked + whole) {
        socket.write(byte);
        await new Promise((next) => setTimeout(next, 0));
      }
    },
  ],
])('a 100 (Continue) that nobody asked for is waited through, %s', async (_, write) => {
  const { outcome } = await ask((socket) => {
    socket.setNoDelay();
    void write(socket, 'HTTP/1.1 100 Continue\r\nx-a: b\r\n\r\n');
  });
  expect(outcome).toMatchObject({ kind: 'response', status: 200, json: { ok: true } });
});

test('endless 100 (Continue) end by the deadline', async () => {
  const { outcome } = await ask((socket) => forever(socket, 'HTTP/1.1 100 Continue\r\n\r\n'));
  expect(outcome).toMatchObject({ kind: 'none', reason: 'timeout-headers' });
});

test('a process that stood still when the deadline passed reads what had come', async () => {
  const { outcome } = await ask((socket) => {
    // Nothing else runs in this thread meanwhile, timers included.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    socket.end(whole);
  });
  expect(outcome).toMatchObject({ kind: 'response', status: 200 });
});

test('what had come of the response is kept with the failure', async () => {
  const { outcome } = await ask((socket) => socket.end(`${ok}content-length: 99\r\n\r\n{}`));
  expect(outcome).toMatchObject({
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['content-length', '99'],
    ],
  });
});

test('nothing that listens, and no such host, are told in words', async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  for (const [baseUrl, reason] of [
    [`http://127.0.0.1:${port}`, 'refused'],
    ['http://rolecall.invalid', 'dns'],
  ] as const) {
    const sender = createSender(sampleTarget({ baseUrl }));
    open.push(() => sender.close());
    expect((await sender.send(sampleRequest())).outcome).toMatchObject({ kind: 'none', reason });
  }
});

test('a server that responds in plain text where TLS is spoken is told in words', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(() => server.close());
  const sender = createSender(sampleTarget({ baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}` }));
  open.push(() => sender.close());
  const { outcome } = await sender.send(sampleRequest());
  expect(outcome).toMatchObject({ kind: 'none', reason: 'tls', detail: 'the server does not speak TLS on this port' });
});
