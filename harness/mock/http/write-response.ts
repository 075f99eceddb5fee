import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { FaultSocket, MockResponse } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';

/** What of a request matters to how its response is sent. */
export interface AskedFor {
  readonly method: string;
  /** Codings that it takes (RFC 9110 section 12.5.3). */
  readonly accepts: string | undefined;
}

/**
 * Sends a response as this server likes to: layout, charset, compression and framing are its choice.
 * Its headers become those that are sent.
 * @returns its body before it was compressed
 */
export function writeResponse(
  outgoing: ServerResponse,
  request: AskedFor,
  response: MockResponse,
  choices: Choices,
): string | Uint8Array {
  const plain = response.bytes ?? textOf(response, choices);
  // A text goes out with the head in one piece, bytes do not.
  let body: string | Uint8Array = plain;
  const { headers } = response;
  const type = headers['Content-Type'];
  if (choices.charset && type !== undefined && !type.includes(';')) headers['Content-Type'] = `${type}; charset=utf-8`;
  const bodiless = response.status === 204 || response.status === 304 || response.status < 200;
  if (
    choices.compression === 'gzip' &&
    /\bgzip\b/.test(request.accepts ?? '') &&
    !headers['Content-Encoding'] &&
    body.length > 0
  ) {
    body = gzipSync(body);
    headers['Content-Encoding'] = 'gzip';
  }
  if (!bodiless && choices.framing === 'length') headers['Content-Length'] = String(Buffer.byteLength(body));
  if (choices.connection === 'close') headers.Connection = 'close';
  if (choices.connection === 'drop') endSoon(outgoing);
  outgoing.writeHead(response.status, choices.headerNames === 'lower' ? lowered(headers) : headers);
  if (bodiless || request.method === 'HEAD') outgoing.end();
  else outgoing.end(body);
  return plain;
}

/** Ends the connection a moment after the response, without a word of it before. */
function endSoon(outgoing: ServerResponse): void {
  const { socket } = outgoing;
  outgoing.once('finish', () => setTimeout(() => socket?.end(), 3));
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The body of a response as it goes out. */
export function bytesOf(response: MockResponse, choices: Pick<Choices, 'layout'>): Uint8Array {
  return response.bytes ?? Buffer.from(textOf(response, choices));
}

function textOf({ body }: MockResponse, { layout }: Pick<Choices, 'layout'>): string {
  if (body === undefined) return '';
  return layout === 'pretty' ? JSON.stringify(body, undefined, 2) : JSON.stringify(body);
}

/** What a fault that breaks the connection may do with it. */
export function faultSocket(outgoing: ServerResponse): FaultSocket {
  return {
    writeHead: (status, headers) => {
      outgoing.writeHead(status, headers);
      outgoing.flushHeaders();
    },
    write: (bytes) => void outgoing.write(bytes),
    end: (bytes) => void (bytes === undefined ? outgoing.end() : outgoing.end(bytes)),
    destroy: () => void outgoing.socket?.destroy(),
    raw: (bytes) => void outgoing.socket?.write(bytes),
  };
}
