import type { ServerResponse } from 'node:http';
import type { FaultSocket, MockAnswer } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';

/** Sends an answer as this server likes to: layout, charset and framing are its choice. */
export function writeAnswer(response: ServerResponse, method: string, answer: MockAnswer, choices: Choices): void {
  const bytes = bytesOf(answer, choices);
  const headers: Record<string, string> = { ...answer.headers };
  const type = headers['Content-Type'];
  if (choices.charset && type !== undefined && !type.includes(';')) headers['Content-Type'] = `${type}; charset=utf-8`;
  const bodiless = answer.status === 204 || answer.status === 304 || answer.status < 200;
  if (!bodiless && choices.framing === 'length') headers['Content-Length'] = String(bytes.length);
  response.writeHead(answer.status, headers);
  if (bodiless || method === 'HEAD') response.end();
  else response.end(bytes);
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
