import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Message, splitMessages } from './split-messages.ts';

/** One request that passed, and the response where there was one. */
export interface Recorded {
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly request: Message;
  readonly status: number | undefined;
  readonly response: Message | undefined;
}

/** A recording proxy that hands on bytes as they are, so that closed and reset connections stay what they were. */
export interface Recorder {
  readonly port: number;
  exchanges(): readonly Recorded[];
  close(): Promise<void>;
}

interface Pair {
  readonly sent: Buffer[];
  readonly received: Buffer[];
}

export async function startRecorder(port: number): Promise<Recorder> {
  const pairs: Pair[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const pair: Pair = { sent: [], received: [] };
    pairs.push(pair);
    const onward = connect(port, '127.0.0.1');
    for (const [from, to, kept] of [
      [client, onward, pair.sent],
      [onward, client, pair.received],
    ] as const) {
      sockets.add(from);
      from.on('data', (part: Buffer) => kept.push(part));
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroySoon();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    exchanges: () =>
      pairs.flatMap((pair, connection) => {
        const requests = splitMessages(Buffer.concat(pair.sent));
        const responses = splitMessages(Buffer.concat(pair.received)).filter(({ start }) => !/ 1\d\d /.test(start));
        return requests.map((request, at): Recorded => {
          const [method = '', path = ''] = request.start.split(' ');
          const response = responses[at];
          const status = response === undefined ? undefined : Number(response.start.split(' ')[1]);
          return { connection, method, path, request, status, response };
        });
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
