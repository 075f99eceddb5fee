import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedRequest } from '../../model/seen-request.ts';
import type { Choices } from '../choices.ts';
import type { Outcome } from '../engine.ts';
import type { MockLog } from '../request-log.ts';
import { headersOf } from './read-request.ts';
import { bytesOf } from './write-response.ts';

/** Writes down a request as soon as it is understood, so that order in the log is order of arrival. */
export function logRequest(
  log: MockLog,
  request: IncomingMessage,
  came: { readonly bytes: Uint8Array; readonly arrivedMs: number },
  { call }: Outcome,
): LoggedRequest {
  const { rawHeaders } = request;
  const logged: LoggedRequest = {
    id: log.next(),
    at: Date.now(),
    arrivedMs: came.arrivedMs,
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: headersOf(request),
    rawHeaders: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
    ),
    bytes: came.bytes,
    operation: call.operation,
    caller: call.caller,
    ...(call.userId === undefined ? {} : { user: call.userId }),
  };
  log.add(logged);
  return logged;
}

/** Adds what it got, once that is given to the connection. */
export function finishLog(
  log: MockLog,
  logged: LoggedRequest,
  { response: given, step }: Outcome,
  response: ServerResponse,
  choices: Choices,
): void {
  if (response.headersSent) {
    logged.status = response.statusCode;
    const headers = step === undefined ? { ...given.headers, ...response.getHeaders() } : response.getHeaders();
    logged.responseHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    logged.responseBytes = step?.text === undefined ? bytesOf(given, choices) : Buffer.from(step.text);
  }
  log.finish(logged);
}
