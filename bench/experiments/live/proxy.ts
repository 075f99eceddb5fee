import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request on its way, and the reply that the server behind gave. */
export interface Passing {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly sent: Buffer;
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
  /** Counts updates from 1; 0 for reads. */
  readonly update: number;
}

/** Stands before a mock and hands on what it responds, unless `meddle` responses itself and says so. */
export async function startProxy(
  port: number,
  meddle: (passing: Passing) => boolean | undefined,
): Promise<{ readonly port: number; close(): void }> {
  let updates = 0;
  const sockets = new Set<Socket>();
  const server = createServer(async (incoming, response) => {
    const sent = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
    const headers = { ...incoming.headers, host: `127.0.0.1:${port}`, 'accept-encoding': 'identity' };
    const { method = 'GET', url = '/' } = incoming;
    const update = method === 'GET' ? 0 : ++updates;
    const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, async (reply) => {
      const body = Buffer.concat(await Array.fromAsync(reply as AsyncIterable<Buffer>));
      const { statusCode: status = 502, headers } = reply;
      if (meddle({ incoming, response, sent, status, headers, body, update })) return;
      response.writeHead(status, headers).end(body);
    });
    onward.on('error', () => response.destroy());
    onward.end(sent);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
