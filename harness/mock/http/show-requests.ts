import { HarnessError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import type { MockResponse } from '../../model/mock.ts';
import type { RequestFilter, RequestLog } from '../../model/seen-request.ts';

const texts = ['operation', 'method', 'path', 'caller', 'user'] as const;
const numbers = ['status', 'after'] as const;
const known = [...texts, ...numbers, 'valid', 'wait', 'count'];
/** Longest wait that a request may ask for. */
const mostWaitMs = 120_000;

/** `GET requests`: those that fit the query; with `wait` (milliseconds) not before `count` of them have come, 408 when they do not. */
export async function showRequests(log: RequestLog, query: URLSearchParams): Promise<MockResponse> {
  const unknown = [...query.keys()].filter((key) => !known.includes(key));
  if (unknown.length > 0) return say(400, { error: `no filter is named ${unknown.join(', ')}`, known });
  const wait = Number(query.get('wait') ?? 0);
  const count = Number(query.get('count') ?? 1);
  const filter: Record<string, unknown> = {};
  for (const key of texts) if (query.has(key)) filter[key] = query.get(key);
  for (const key of numbers) if (query.has(key)) filter[key] = Number(query.get(key));
  if (query.has('valid')) filter.valid = query.get('valid') === 'true';
  if (![null, 'true', 'false'].includes(query.get('valid'))) return say(400, { error: 'valid is true or false' });
  const fits = [wait, count, filter.status ?? 0, filter.after ?? 0].every(
    (each) => Number.isInteger(each) && Number(each) >= 0,
  );
  if (!fits || wait > mostWaitMs)
    return say(400, { error: `status, after, count and wait are whole numbers; wait at most ${mostWaitMs}` });
  if (!query.has('wait')) return say(200, { requests: log.shown(filter as RequestFilter) as unknown as Json });
  try {
    const requests = await log.waitFor(filter as RequestFilter, { count, timeoutMs: wait });
    return say(200, { requests: requests as unknown as Json });
  } catch (cause) {
    if (cause instanceof HarnessError) return say(408, { error: cause.message });
    throw cause;
  }
}

function say(status: number, body: Json): MockResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}
