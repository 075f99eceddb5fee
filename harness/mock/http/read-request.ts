import type { IncomingMessage } from 'node:http';
import type { Choices } from '../choices.ts';

/** Most bytes of a body that the mock keeps. */
const mostBytes = 1024 * 1024;

/** What is read of a body that is too large before the connection is cut, so that the sender sees the response. */
const mostDrained = 64 * mostBytes;

/** Reads a request's body whole and then calls back; past `mostBytes` it is thrown away and `oversized` is true. */
export function readRequest(
  request: IncomingMessage,
  choices: Pick<Choices, 'oversized'>,
  done: (bytes: Buffer, oversized: boolean) => void,
): void {
  if (choices.oversized === 'early' && Number(request.headers['content-length']) > mostBytes) {
    // Nothing is read: whoever goes on sending finds the connection ended.
    request.pause();
    const { socket } = request;
    setTimeout(() => socket.destroy(), 30);
    done(Buffer.alloc(0), true);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > mostDrained) request.destroy();
  });
  request.on('end', () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), size > mostBytes));
  // A sender that goes away in the middle is owed no response.
  request.on('error', () => request.destroy());
}

/** Header values by lower-case name; what was sent twice is joined as node joins it. */
export function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return request.headers as Readonly<Record<string, string>>;
}
