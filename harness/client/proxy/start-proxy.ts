import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Sender } from '../../exchange/sender.ts';
import { listen } from '../../mock/http/listen.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { LoggedRequest } from '../../model/seen-request.ts';
import { decoded, matchOperation } from '../../verdict/request/match-operation.ts';

/** One request that went through, as the client sent it and as the server responded. */
export interface Passed {
  readonly request: LoggedRequest;
  readonly exchange: Exchange;
  /** The proxy ended before the response did: nobody knows what the server would have sent. */
  readonly unfinished?: true;
}

/** A proxy that is running. */
export interface RunningProxy {
  /** What a client is given in place of the server's base URL. */
  readonly baseUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Headers that are between two neighbors (RFC 9110 section 7.6.1), and those that no longer fit a body that was decoded. */
const notForwarded = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Most bytes of a request's body. */
const mostBytes = 8 * 1024 * 1024;

/** Passes requests on to a server, one for one, and tells what passed; PORT_IN_USE when its port is taken. */
export async function startProxy(
  contract: Contract,
  sender: Pick<Sender, 'send'>,
  port: number,
  onPassed: (passed: Passed) => void,
): Promise<RunningProxy> {
  let id = 0;
  let closed = false;
  const server = createServer((incoming, outgoing) => {
    const arrivedMs = performance.now();
    void readBody(incoming).then(async (bytes) => {
      if (bytes === undefined) return refuse(outgoing, 413, `the proxy passes on at most ${mostBytes} bytes`);
      id += 1;
      const request = logged(contract, incoming, bytes, id, arrivedMs);
      try {
        const exchange = await sender.send(outgoingOf(contract, request), { once: true });
        respond(outgoing, request, exchange);
        onPassed({ request, exchange, ...(closed ? { unfinished: true as const } : {}) });
      } catch (cause) {
        // What the guard of a live target refuses was not sent: that is between us and the client.
        refuse(outgoing, 403, `not passed on: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    });
  });
  const given = await listen(server, port);
  return {
    baseUrl: `http://127.0.0.1:${given}${contract.basePath}`,
    port: given,
    close: () =>
      new Promise((resolve) => {
        closed = true;
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(size <= mostBytes ? Buffer.concat(chunks) : undefined));
    incoming.on('error', () => incoming.destroy());
  });
}

function logged(
  contract: Contract,
  { method = 'GET', url = '/', headers, rawHeaders }: IncomingMessage,
  bytes: Uint8Array,
  id: number,
  arrivedMs: number,
): LoggedRequest {
  const matched = matchOperation(contract, method, url.split('?', 1)[0] ?? '');
  const found = 'operation' in matched ? matched : undefined;
  const { one, list, roles } = contract.reads;
  const name = Object.entries({ update: contract.update, one, list, roles, unassign: contract.unassign }).find(
    ([, operation]) => operation !== undefined && operation === found?.operation,
  )?.[0] as LoggedRequest['operation'] | undefined;
  const { request } = contract.profile.resource;
  const user = request.in === 'path' ? decoded(found?.parameters[request.name] ?? '') : undefined;
  return {
    id,
    at: Date.now(),
    arrivedMs,
    method,
    url,
    headers: headers as Readonly<Record<string, string>>,
    rawHeaders: rawHeaders.flatMap((each, index) =>
      index % 2 === 0 ? [[each, rawHeaders[index + 1] ?? ''] as const] : [],
    ),
    bytes,
    operation: name ?? 'none',
    caller: 'admin',
    ...(user ? { user } : {}),
  };
}

function outgoingOf(
  { basePath }: Contract,
  { method, url, rawHeaders, bytes, operation, user }: LoggedRequest,
): OutgoingRequest {
  return {
    operation: operation === 'none' ? 'other' : operation,
    method,
    path: url.startsWith(basePath) ? url.slice(basePath.length) : url,
    headers: Object.fromEntries(rawHeaders.filter(([name]) => !notForwarded.has(name.toLowerCase()))),
    ...(bytes.length === 0 ? {} : { body: bytes }),
    caller: 'admin',
    ...(user === undefined ? {} : { user }),
    intent: { kind: 'open' },
  };
}

function respond(outgoing: ServerResponse, request: LoggedRequest, { outcome }: Exchange): void {
  request.respondedMs = performance.now();
  // No response is no response for the client either.
  if (outcome.kind === 'none') return void outgoing.socket?.destroy();
  request.status = outcome.status;
  const kept = outcome.headers.filter(([name]) => !notForwarded.has(name.toLowerCase()));
  outgoing.writeHead(outcome.status, kept.flat());
  outgoing.end(request.method === 'HEAD' ? undefined : outcome.body);
}

function refuse(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`rolecall proxy: ${message}`);
}
