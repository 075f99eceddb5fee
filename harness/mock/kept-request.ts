import type { LoggedRequest } from '../model/seen-request.ts';

/**
 * One request as a log keeps it: as few objects as can be, since thousands are kept and each is copied by the garbage
 * collector. What can be worked out later is, when somebody looks.
 */
export interface KeptRequest
  extends Pick<LoggedRequest, 'id' | 'at' | 'arrivedMs' | 'method' | 'url' | 'operation' | 'caller'> {
  /** Names and values of its headers by turns, a line each. */
  readonly head: string;
  /** Its body, a character for each byte. */
  readonly body: string;
  readonly user: string | undefined;
  respondedMs: number;
  /** Status of what it got; 0 where the connection was cut before one. */
  status: number;
  responseHeaders: Readonly<Record<string, unknown>> | undefined;
  responseBody: string | Uint8Array;
  /** How it is read, once it is over. */
  seen: LoggedRequest | undefined;
}

/** A kept request as it is read. */
export function readKept(kept: KeptRequest): LoggedRequest {
  if (kept.seen) return kept.seen;
  const { head, body, user, respondedMs, status, responseHeaders = {}, responseBody, seen: _seen, ...request } = kept;
  const lines = head === '' ? [] : head.split('\n');
  const rawHeaders = lines.flatMap((name, index) => (index % 2 === 0 ? [[name, lines[index + 1] ?? ''] as const] : []));
  const read: LoggedRequest = {
    ...request,
    headers: joined(rawHeaders),
    rawHeaders,
    bytes: Buffer.from(body, 'latin1'),
    ...(user === undefined ? {} : { user }),
    ...(respondedMs === 0 ? {} : { respondedMs }),
  };
  if (status !== 0) {
    read.status = status;
    read.responseHeaders = Object.fromEntries(
      Object.entries(responseHeaders).map(([name, value]) => [name, String(value)]),
    );
    read.responseBytes = typeof responseBody === 'string' ? Buffer.from(responseBody) : responseBody;
  }
  if (respondedMs !== 0) kept.seen = read;
  return read;
}

/** Bytes of a kept request's bodies. */
export function sizeOf({ body, responseBody }: KeptRequest): number {
  return body.length + responseBody.length;
}

/** Headers of which node keeps the first alone (`IncomingMessage.headers`). */
const single = new Set(
  (
    'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since ' +
    'last-modified location max-forwards proxy-authorization referer retry-after server user-agent'
  ).split(' '),
);

/** Header values by lower-case name, as node joins what is sent twice. */
function joined(rawHeaders: LoggedRequest['rawHeaders']): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of rawHeaders) {
    const key = name.toLowerCase();
    const before = Object.hasOwn(headers, key) ? headers[key] : undefined;
    if (before === undefined) headers[key] = value;
    else if (!single.has(key)) headers[key] = `${before}${key === 'cookie' ? ';' : ','} ${value}`;
  }
  return headers;
}
