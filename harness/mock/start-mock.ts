import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Fault, MockControl, MockOptions, RunningMock } from '../model/mock.ts';
import { createEngine, type Engine, type Outcome } from './engine.ts';
import { controlPath, respondControl } from './http/control-endpoint.ts';
import { allowOrigin } from './http/cors.ts';
import { listen } from './http/listen.ts';
import { keepRequest, keepResponse } from './http/log-request.ts';
import { createServer } from './http/node-http.ts';
import { headersOf, readRequest } from './http/read-request.ts';
import { type AskedFor, faultSocket, writeResponse } from './http/write-response.ts';
import { writeStep } from './http/write-step.ts';
import { makeTarget } from './make-target.ts';
import { readScripts } from './play-script.ts';
import { MockLog } from './request-log.ts';
import { createWorld, resetWorld, type World } from './world.ts';

/** Starts a server on loopback that responds as the contract says; PORT_IN_USE when its port is taken. */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  const world = createWorld(options);
  const host = options.host ?? '127.0.0.1';
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 }, (request, response) => {
    const arrivedMs = performance.now();
    readRequest(request, world.choices, (bytes, oversized) => {
      try {
        respond(serving, request, response, { bytes, oversized, arrivedMs })?.catch((cause: unknown) =>
          confess(response, cause),
        );
      } catch (cause) {
        confess(response, cause);
      }
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  const port = await listen(server, options.port ?? 0, host);
  const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const baseUrl = `http://${shownHost}:${port}${options.contract.basePath}`;
  const target = () => makeTarget(world, baseUrl);
  const reader = options.log?.(target());
  const log = new MockLog(reader ?? { judge: () => [], show: () => ({}) as never });
  const control = controlOf(world);
  const serving: Serving = {
    world,
    engine: createEngine(world),
    control,
    cors: options.cors ?? false,
    log,
    keeps: reader !== undefined,
  };
  return {
    baseUrl,
    port,
    // Read anew each time: the limit that it names may be set while the mock runs.
    get target() {
      return target();
    },
    control,
    log,
    close: () => close(server),
  };
}

/** What serves every request of one mock. */
interface Serving {
  readonly world: World;
  readonly engine: Engine;
  readonly control: MockControl;
  readonly cors: boolean;
  readonly log: MockLog;
  readonly keeps: boolean;
}

/** A request's body as it came. */
interface Came {
  readonly bytes: Buffer;
  readonly oversized: boolean;
  readonly arrivedMs: number;
}

/** Responds, at once where nothing has to be waited for. */
function respond(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  came: Came,
): Promise<void> | undefined {
  const { world, engine, control, log } = serving;
  const { choices } = world;
  const { method = 'GET', url = '/' } = request;
  const asked = { method, accepts: request.headers['accept-encoding'] as string | undefined };
  if (url.startsWith(controlPath)) {
    return respondControl(control, log, request, came.bytes).then((outcome) => {
      writeResponse(response, asked, outcome, choices);
    });
  }
  if (serving.cors && allowOrigin(request, response)) return undefined;
  const { bytes, oversized } = came;
  const headers = headersOf(request);
  const outcome = engine({ method, url, headers, bytes: oversized ? new Uint8Array() : bytes, oversized });
  const kept = serving.keeps ? keepRequest(log.next(), request, came, outcome) : undefined;
  if (kept) log.add(kept);
  const finish = (written?: string | Uint8Array) => {
    if (kept === undefined) return;
    keepResponse(kept, outcome, response, choices, written);
    log.finish(kept);
  };
  const wait = world.latencyMs + (world.jitterMs === 0 ? 0 : world.jitterMs * world.random());
  const faults = outcome.step?.faults ?? world.faults;
  if (wait > 0 || faults.length > 0 || outcome.step)
    return respondOddly(serving, asked, outcome, response, { wait, faults }).finally(finish);
  finish(writeResponse(response, asked, outcome.response, choices));
  return undefined;
}

/** Responds late, as a script says, or as faults have it. */
async function respondOddly(
  { world: { choices } }: Serving,
  asked: AskedFor,
  { call, response: honest, step }: Outcome,
  response: ServerResponse,
  { wait, faults }: { readonly wait: number; readonly faults: readonly Fault[] },
): Promise<void> {
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (faults.length > 0 && (await misbehave(faults, call, honest, response))) return;
  if (step) await writeStep(response, asked.method, honest, step, choices);
  else writeResponse(response, asked, honest, choices);
}

/** A mistake of the mock itself must not look like a server that a contract describes. */
function confess(response: ServerResponse, cause: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`the mock broke: ${String(cause)}`);
}

/** Lets the faults change the response, then break the connection; true when one took it over. */
async function misbehave(
  faults: readonly Fault[],
  call: Outcome['call'],
  honest: Outcome['response'],
  response: ServerResponse,
): Promise<boolean> {
  // Bodies share parts with the state: what a fault changes must be its own.
  if (honest.body !== undefined) honest.body = structuredClone(honest.body);
  for (const fault of faults) await fault.responses?.(honest, call);
  for (const fault of faults) {
    if (await fault.breaks?.(faultSocket(response), honest, call)) return true;
  }
  return false;
}

function controlOf(world: World): MockControl {
  return {
    state: () => [...world.users.values()],
    reset: () => resetWorld(world),
    limit: (window) => {
      world.limit = window;
      world.sliding.clear();
    },
    latency: (milliseconds, jitterMs = 0) => {
      world.latencyMs = milliseconds;
      world.jitterMs = jitterMs;
    },
    faults: (faults) => {
      world.faults = faults;
      world.memory.clear();
    },
    script: async (scripts) => {
      world.playing = await readScripts(scripts);
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
