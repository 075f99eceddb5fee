import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type RateLimit, slidingWindow } from './rate-limit.ts';
import { type Person, Store, type Write } from './store.ts';
import type { Call, Reply, Running, Style } from './style.ts';

/** What a server is made of. */
interface Plan {
  readonly style: Style;
  readonly habits: readonly string[];
  readonly lagMs?: number;
  readonly latencyMs?: number;
  readonly rateLimit?: RateLimit;
}

/** A server that runs; `dump` and `writes` are its truth, out of band. */
export interface Served {
  readonly port: number;
  readonly baseUrl: string;
  readonly store: Store;
  dump(): Record<string, Person>;
  writes(): readonly Write[];
  close(): Promise<void>;
}

/** Serves a style with habits on a free port of the loopback interface; `control` serves /store and /writes on another. */
export async function serve(plan: Plan): Promise<Served> {
  const has = (habit: string) => plan.habits.includes(habit);
  const store = new Store(plan.style.people(has));
  store.lagMs = plan.lagMs ?? 0;
  let updates = 0;
  const running: Running = { store, has, updates: () => updates };
  const limit = plan.rateLimit === undefined ? undefined : slidingWindow(plan.rateLimit);
  const server = createServer({ keepAliveTimeout: 20_000 }, async (request, response) => {
    if (has('early-413') && Number(request.headers['content-length'] ?? 0) > 65_536) {
      // Responds at once and leaves the rest of the body unread; the connection looks alive until it is reset.
      send(response, plan.style.tooLarge ?? { status: 413, body: { message: 'too large', error: 'too large' } }, false);
      setTimeout(() => request.socket.destroy(), 200);
      return;
    }
    const body = await readAll(request).catch(() => undefined);
    if (body === undefined) return;
    if (plan.latencyMs !== undefined) await wait(plan.latencyMs);
    const call = asCall(request, body, plan.style.base);
    const write = call.method !== 'GET' && call.method !== 'HEAD';
    if (write) updates += 1;
    const limited = write ? limit?.(call) : undefined;
    if (limited !== undefined && has('limited-yet-applied')) await plan.style.handle(call, running);
    const reply = limited ?? (await plan.style.handle(call, running));
    // Whoever sent it may have given up meanwhile.
    if (request.socket.destroyed) return;
    if (has('http10')) {
      // As HTTP/1.0 has it: the end of the connection is the end of the body.
      response.shouldKeepAlive = false;
      response.useChunkedEncodingByDefault = false;
    }
    send(response, reply, request.method === 'HEAD');
    if (has('closes-at-random') && updates % 3 === 1) response.once('finish', () => request.socket.end());
    if (has('closes')) response.once('finish', () => setTimeout(() => request.socket.end(), 3));
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}${plan.style.base}`,
    store,
    dump: () => store.dump(),
    writes: () => store.writes,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function asCall(request: IncomingMessage, body: Buffer, base: string): Call {
  const target = request.url ?? '/';
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value[0] : value;
  return {
    method: request.method ?? 'GET',
    path: path.startsWith(`${base}/`) ? decodeSegments(path.slice(base.length + 1)) : [],
    query: new URLSearchParams(at < 0 ? '' : target.slice(at)),
    headers,
    body,
  };
}

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, reply: Reply, headOnly: boolean): void {
  const text = reply.raw ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  const type = text === undefined ? {} : { 'content-type': reply.type ?? 'application/json' };
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(headOnly ? undefined : text);
}
