import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleCertificates as certificates } from '../../kit/certificates.ts';
import { startMockProcess, writeTargetFile } from './mock-process.ts';
import { runLive } from './run-live.ts';

/** Requests after which the first token is no longer good. */
const tokenLife = 40;

test('HTTP/2, an own authority, a client certificate, extra headers and tokens that run out, in one run', async () => {
  const mock = await startMockProcess('polytomic');
  const { admin } = mock.target.callers;
  const [key = ''] = Object.values(admin.headers ?? {});
  const [name = ''] = Object.keys(admin.headers ?? {});
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'rolecall-token-')), 'token');
  writeFileSync(tokenFile, 'first-token-1');
  const seen = { versions: new Set<string>(), extra: new Set<unknown>(), refused: 0, requests: 0 };

  const forward = (incoming: Http2ServerRequest, response: Http2ServerResponse) => {
    seen.versions.add(incoming.httpVersion);
    seen.extra.add(incoming.headers['x-extra']);
    const own = incoming.headers[name.toLowerCase()];
    const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([header]) => !header.startsWith(':')));
    if (String(own).includes('-token-')) {
      seen.requests += 1;
      if (seen.requests === tokenLife) writeFileSync(tokenFile, 'second-token-2');
      if (String(own).endsWith(seen.requests < tokenLife ? 'first-token-1' : 'second-token-2'))
        headers[name.toLowerCase()] = key;
      else seen.refused += 1;
    }
    const { method, url } = incoming;
    const onward = request(
      { port: mock.port, method, path: url, headers: { ...headers, 'accept-encoding': 'identity' } },
      (reply) => {
        const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = reply.headers;
        response.writeHead(reply.statusCode ?? 502, kept);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.stream.close());
    incoming.pipe(onward);
  };
  const { cert, key: serverKey } = certificates.server;
  const server = createSecureServer(
    { cert, key: serverKey, ca: certificates.ca.cert, requestCert: true, rejectUnauthorized: true },
    forward,
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const print = `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(tokenFile)}))`;
    const file = writeTargetFile({
      mock: {
        ...mock.target,
        baseUrl,
        headers: { 'x-extra': 'yes' },
        callers: {
          ...mock.target.callers,
          admin: {
            ...admin,
            headers: {},
            token: { command: [process.execPath, '-e', print], header: name, prefix: 'Bearer ' },
          },
        },
        connection: {
          ca: certificates.ca.cert,
          cert: certificates.client.cert,
          key: certificates.client.key,
          http2: true,
        },
      },
    });
    const run = await runLive(file, ['--grep', 'accept', '--runs', '5']);
    expect([run.exitCode, run.summaries[0]?.restore?.failed]).toEqual([0, []]);
    expect([...seen.versions, ...seen.extra]).toEqual(['2.0', 'yes']);
    expect(seen.requests).toBeGreaterThan(tokenLife);
    expect(seen.refused).toBeGreaterThan(0);
  } finally {
    server.close();
    mock.stop();
  }
}, 60_000);
