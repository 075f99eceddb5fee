import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, rootCertificates } from 'node:tls';
import { makeCertificates } from './certificate.ts';

/** A server that takes TLS off and passes everything on to a port of this machine. */
interface TlsFront {
  readonly port: number;
  close(): Promise<void>;
}

let made: ReturnType<typeof makeCertificates> | undefined;

function certificates() {
  made ??= makeCertificates();
  return made;
}

export async function openTlsFront(to: number): Promise<TlsFront> {
  const { certificate, key } = certificates().server;
  const sockets = new Set<Socket>();
  const server = createServer({ cert: certificate, key, ALPNProtocols: ['http/1.1'] }, (outer) => {
    const inner = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  // Who does not trust the certificate goes away: that is for the control call to see.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

let trusted: Readonly<Record<string, string>> | undefined;

/** Makes programs trust the authority of this run, beside those that they trust anyway: the variables that Node, OpenSSL, Go, Python and curl look at. */
export function trustEnvironment(): Readonly<Record<string, string>> {
  if (trusted) return trusted;
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-trust-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { certificate } = certificates().authority;
  const [alone, bundle] = [join(folder, 'authority.pem'), join(folder, 'bundle.pem')];
  writeFileSync(alone, certificate);
  writeFileSync(bundle, [certificate, ...rootCertificates].join('\n'));
  trusted = {
    NODE_EXTRA_CA_CERTS: alone,
    SSL_CERT_FILE: bundle,
    REQUESTS_CA_BUNDLE: bundle,
    CURL_CA_BUNDLE: bundle,
  };
  return trusted;
}
