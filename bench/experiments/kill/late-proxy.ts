import { type AddressInfo, connect, createServer } from 'node:net';

/** A way to a server on this machine on which everything may take longer; what was sent arrives though its sender is gone. */
export interface LateProxy {
  readonly port: number;
  /** Updates that have passed so far, and of them those whose sender was gone when they arrived. */
  readonly updates: number;
  readonly orphans: number;
  /** Milliseconds that every piece of a request takes; responses come back at once. */
  delayMs: number;
  close(): Promise<void>;
}

/** Starts a proxy in front of a port of this machine. */
export async function startLateProxy(to: number): Promise<LateProxy> {
  let updates = 0;
  let orphans = 0;
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    let before = Promise.resolve();
    client.on('data', (bytes: Buffer) => {
      const isUpdate = /^(PATCH|PUT|POST) /.test(bytes.subarray(0, 6).toString('latin1'));
      if (isUpdate) updates += 1;
      // In order, each after its own time; the connection to the server outlives the client's.
      const due = new Promise<void>((resolve) => setTimeout(resolve, proxy.delayMs));
      before = before
        .then(() => due)
        .then(() => {
          if (isUpdate && client.destroyed) orphans += 1;
          upstream.write(bytes);
        });
    });
    client.on('close', () => void before.then(() => setTimeout(() => upstream.destroy(), 200)));
    client.on('error', () => {});
    upstream.on('data', (bytes) => client.write(bytes));
    upstream.on('close', () => client.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const proxy: LateProxy = {
    port: (server.address() as AddressInfo).port,
    get updates() {
      return updates;
    },
    get orphans() {
      return orphans;
    },
    delayMs: 0,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return proxy;
}
