import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HarnessError } from '../errors.ts';
import type { MockControl, MockOptions, RunningMock } from '../model/mock.ts';
import { createEngine, type Engine, type Outcome } from './engine.ts';
import { controlPath, respondControl } from './http/control-endpoint.ts';
import { headersOf, readRequest } from './http/read-request.ts';
import { faultSocket, writeResponse } from './http/write-response.ts';
import { makeTarget } from './make-target.ts';
import { createWorld, resetWorld, type World } from './world.ts';

/** Starts a server on loopback that responds as the contract says; PORT_IN_USE when its port is taken. */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  const world = createWorld(options);
  const engine = createEngine(world);
  const control = controlOf(world);
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 }, (request, response) => {
    readRequest(request, (bytes, oversized) => {
      void respond(world, engine, control, request, response, bytes, oversized).catch((cause: unknown) =>
        confess(response, cause),
      );
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  const port = await listen(server, options.port ?? 0);
  const baseUrl = `http://127.0.0.1:${port}${options.contract.basePath}`;
  return {
    baseUrl,
    port,
    // Read anew each time: the limit that it names may be set while the mock runs.
    get target() {
      return makeTarget(world, baseUrl);
    },
    control,
    close: () => close(server),
  };
}

async function respond(
  world: World,
  engine: Engine,
  control: MockControl,
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  oversized: boolean,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const asked = { method, accepts: String(request.headers['accept-encoding'] ?? '') };
  if (url.startsWith(controlPath)) {
    writeResponse(response, asked, await respondControl(control, request, bytes), world.choices);
    return;
  }
  const outcome = engine({
    method,
    url,
    headers: headersOf(request),
    bytes: oversized ? new Uint8Array() : bytes,
    oversized,
  });
  const wait = world.latencyMs + (world.jitterMs === 0 ? 0 : world.jitterMs * world.random());
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (world.faults.length > 0 && (await misbehave(world, outcome, response))) return;
  writeResponse(response, asked, outcome.response, world.choices);
}

/** A mistake of the mock itself must not look like a server that a contract describes. */
function confess(response: ServerResponse, cause: unknown): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`the mock broke: ${String(cause)}`);
}

/** Lets the faults change the response, then break the connection; true when one took it over. */
async function misbehave(
  world: World,
  { call, response: honest }: Outcome,
  response: ServerResponse,
): Promise<boolean> {
  // Bodies share parts with the state: what a fault changes must be its own.
  if (honest.body !== undefined) honest.body = structuredClone(honest.body);
  for (const fault of world.faults) await fault.responses?.(honest, call);
  for (const fault of world.faults) {
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
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new HarnessError(
              'PORT_IN_USE',
              `port ${port} of 127.0.0.1 is in use`,
              'type --port 0 for a free one, or another number',
              { cause: error },
            )
          : new HarnessError(
              'USAGE',
              `cannot listen on port ${port}: ${error.message}`,
              'type --port 0 for a free one',
              { cause: error },
            ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
