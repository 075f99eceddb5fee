import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Message, splitMessages } from './split-messages.ts';

/** One request that passed, and the response where there was one. */
export interface Recorded {
  /** Milliseconds since the recorder was started, when the request began to pass. */
  readonly at: number;
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly request: Message;
  readonly status: number | undefined;
  readonly response: Message | undefined;
}

/** A recording proxy that hands on bytes as they are, so that closed and reset connections stay what they were. */
interface Recorder {
  readonly port: number;
  exchanges(): readonly Recorded[];
  close(): Promise<void>;
}

interface Pair {
  readonly sent: Buffer[];
  readonly received: Buffer[];
  /** When bytes were sent: offset and time of each part. */
  readonly times: { readonly offset: number; readonly at: number }[];
}

export async function startRecorder(port: number): Promise<Recorder> {
  const pairs: Pair[] = [];
  const startedAt = performance.now();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const pair: Pair = { sent: [], received: [], times: [] };
    let offset = 0;
    client.on('data', (part: Buffer) => {
      pair.times.push({ offset, at: Math.round(performance.now() - startedAt) });
      offset += part.length;
    });
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
      pairs
        .flatMap((pair, connection) => {
          const requests = splitMessages(Buffer.concat(pair.sent));
          const responses = splitMessages(Buffer.concat(pair.received)).filter(({ start }) => !/ 1\d\d /.test(start));
          return requests.map((request, at): Recorded => {
            const [method = '', path = ''] = request.start.split(' ');
            const response = responses[at];
            const status = response === undefined ? undefined : Number(response.start.split(' ')[1]);
            const begun = pair.times.filter((time) => time.offset <= request.offset).at(-1);
            return { at: begun?.at ?? 0, connection, method, path, request, status, response };
          });
        })
        .sort((one, other) => one.at - other.at),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
