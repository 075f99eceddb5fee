import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Choices } from '../choices.ts';
import type { Outcome } from '../engine.ts';
import type { KeptRequest } from '../kept-request.ts';
import { bytesOf } from './write-response.ts';

/** What is kept of a request as soon as it is understood. */
export function keepRequest(
  id: number,
  request: IncomingMessage,
  { bytes, arrivedMs }: { readonly bytes: Buffer; readonly arrivedMs: number },
  { call }: Outcome,
): KeptRequest {
  return {
    id,
    at: Date.now(),
    arrivedMs,
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    head: request.rawHeaders.join('\n'),
    body: bytes.toString('latin1'),
    operation: call.operation,
    caller: call.caller,
    user: call.userId,
    respondedMs: 0,
    status: 0,
    responseHeaders: undefined,
    responseBody: '',
    seen: undefined,
  };
}

/** Adds what it got, once that is given to the connection; `written` is the body where it went out as it is. */
export function keepResponse(
  kept: KeptRequest,
  { response: honest, step }: Outcome,
  response: ServerResponse,
  choices: Choices,
  written: string | Uint8Array | undefined,
): void {
  if (!response.headersSent) return;
  const set = response.getHeaderNames().length === 0 ? undefined : response.getHeaders();
  kept.status = response.statusCode;
  kept.responseHeaders = step === undefined ? (set ? { ...honest.headers, ...set } : honest.headers) : set;
  kept.responseBody = written ?? step?.text ?? bytesOf(honest, choices);
}
