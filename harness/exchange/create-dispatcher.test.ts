import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { sampleCertificates as certificates } from '../../bench/kit/certificates.ts';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { Connection } from '../model/target.ts';
import { createSender } from './sender.ts';

const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listen(server: Server & { closeAllConnections?(): void }): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** An HTTPS server that responds who the client says to be. */
function listenTls(options: ServerOptions): Promise<number> {
  return listen(
    createServer(options, (request, response) => {
      const peer = (request.socket as TLSSocket).getPeerCertificate();
      response.end(JSON.stringify({ client: peer.subject?.CN ?? null }));
    }),
  );
}

async function ask(baseUrl: string, connection: Connection) {
  const sender = createSender(sampleTarget({ baseUrl, connection }));
  open.unshift(() => sender.close());
  return (await sender.send(sampleRequest())).outcome;
}

test.each([
  ['server', {}, 'the certificate is signed by an authority that is not known'],
  ['other', { ca: certificates.ca.cert }, /^the certificate is not for this host/],
  ['expired', { ca: certificates.ca.cert }, 'the certificate has expired'],
] as const)('the certificate "%s" is refused with the reason in words', async (name, connection, detail) => {
  const port = await listenTls(certificates[name]);
  const outcome = await ask(`https://127.0.0.1:${port}`, connection);
  expect(outcome).toMatchObject({ kind: 'none', reason: 'tls', detail: expect.stringMatching(detail) });
});

test('an authority of the target and its client certificate are used', async () => {
  const port = await listenTls({ ...certificates.server, ca: certificates.ca.cert, requestCert: true });
  const outcome = await ask(`https://127.0.0.1:${port}`, { ca: certificates.ca.cert, ...certificates.client });
  expect(outcome).toMatchObject({ kind: 'response', json: { value: { client: 'client' } } });
});

test.each([
  [true, '2.0'],
  [false, '1.1'],
])('http2: %s speaks HTTP/%s', async (http2, version) => {
  const server = createSecureServer({ ...certificates.server, allowHTTP1: true }, (request, response) => {
    response.writeHead(200, { 'X-Two': ['a', 'b'] }).end(JSON.stringify(request.httpVersion));
  });
  const port = await listen(server);
  const outcome = await ask(`https://127.0.0.1:${port}`, { ca: certificates.ca.cert, http2 });
  expect(outcome).toMatchObject({ kind: 'response', status: 200, json: { value: version } });
  const twos = outcome.headers
    ?.filter(([name]) => name === 'x-two')
    .map(([, value]) => value)
    .join(', ');
  expect(twos).toBe('a, b');
});

test('a proxy is asked for the target, with its own credentials', async () => {
  const port = await listenTls(certificates.server);
  const asked: unknown[] = [];
  const proxy = createHttpServer().on('connect', (request, socket) => {
    asked.push(request.url, request.headers['proxy-authorization']);
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    socket.on('error', () => through.destroy());
    through.on('error', () => socket.destroy());
  });
  const proxyPort = await listen(proxy);
  const outcome = await ask(`https://127.0.0.1:${port}`, {
    ca: certificates.ca.cert,
    proxy: `http://user:word@127.0.0.1:${proxyPort}`,
  });
  expect(outcome).toMatchObject({ kind: 'response', status: 200 });
  expect(asked).toEqual([`127.0.0.1:${port}`, `Basic ${Buffer.from('user:word').toString('base64')}`]);
});

test('a proxy that refuses is told in words', async () => {
  const proxy = createHttpServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy\r\n\r\n'));
  const outcome = await ask('https://127.0.0.1:1', { proxy: `http://127.0.0.1:${await listen(proxy)}` });
  expect(outcome).toMatchObject({ kind: 'none', reason: 'refused', detail: expect.stringMatching(/proxy/) });
});

test('a key that is none is the target file’s fault, before anything is sent', () => {
  const connection = { cert: 'no certificate', key: 'no key' };
  expect(() => createSender(sampleTarget({ connection }))).toThrow(expect.objectContaining({ code: 'TARGET_INVALID' }));
  const proxy = 'gopher://x';
  expect(() => createSender(sampleTarget({ connection: { proxy } }))).toThrow(
    expect.objectContaining({ code: 'TARGET_INVALID' }),
  );
});
