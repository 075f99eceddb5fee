import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { FaultSocket, MockAnswer } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';

/** Sends an answer as this server likes to: layout, charset, compression and framing are its choice. */
export function writeAnswer(
  response: ServerResponse,
  request: { readonly method: string; readonly accepts: string },
  answer: MockAnswer,
  choices: Choices,
): void {
  let bytes = bytesOf(answer, choices);
  const headers: Record<string, string> = { ...answer.headers };
  const type = headers['Content-Type'];
  if (choices.charset && type !== undefined && !type.includes(';')) headers['Content-Type'] = `${type}; charset=utf-8`;
  const bodiless = answer.status === 204 || answer.status === 304 || answer.status < 200;
  if (
    choices.compression === 'gzip' &&
    /\bgzip\b/.test(request.accepts) &&
    !headers['Content-Encoding'] &&
    bytes.length > 0
  ) {
    bytes = gzipSync(bytes);
    headers['Content-Encoding'] = 'gzip';
  }
  if (!bodiless && choices.framing === 'length') headers['Content-Length'] = String(bytes.length);
  if (choices.connection === 'close') headers.Connection = 'close';
  response.writeHead(answer.status, choices.headerNames === 'lower' ? lowered(headers) : headers);
  if (bodiless || request.method === 'HEAD') response.end();
  else response.end(bytes);
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The body of an answer as it goes out. */
export function bytesOf(answer: MockAnswer, choices: Pick<Choices, 'layout'>): Uint8Array {
  if (answer.bytes !== undefined) return answer.bytes;
  if (answer.body === undefined) return Buffer.alloc(0);
  return Buffer.from(JSON.stringify(answer.body, undefined, choices.layout === 'pretty' ? 2 : undefined));
}

/** What a fault that breaks the connection may do with it. */
export function faultSocket(response: ServerResponse): FaultSocket {
  return {
    writeHead: (status, headers) => {
      response.writeHead(status, headers);
      response.flushHeaders();
    },
    write: (bytes) => void response.write(bytes),
    end: (bytes) => void (bytes === undefined ? response.end() : response.end(bytes)),
    destroy: () => void response.socket?.destroy(),
    raw: (bytes) => void response.socket?.write(bytes),
  };
}
