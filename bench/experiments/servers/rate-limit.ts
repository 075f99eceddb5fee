import type { Call, Reply } from './style.ts';

/** A sliding window over all writes; `retryAfter` is what a 429 says of the time that is left. */
export interface RateLimit {
  readonly requests: number;
  readonly windowSeconds: number;
  readonly retryAfter: 'true' | 'date' | 'none' | 'a third' | 'ten times' | 'words';
  readonly body: (detail: string) => Reply['body'];
}

/** The refusal of a write beyond the limit, or undefined. */
export function slidingWindow(limit: RateLimit): (call: Call) => Reply | undefined {
  const sent: number[] = [];
  return () => {
    const now = performance.now();
    const span = limit.windowSeconds * 1000;
    while (sent.length > 0 && now - (sent[0] ?? 0) >= span) sent.shift();
    if (sent.length < limit.requests) {
      sent.push(now);
      return undefined;
    }
    const left = Math.ceil((span - (now - (sent[0] ?? now))) / 1000);
    const headers = {
      true: { 'retry-after': String(left) },
      date: { 'retry-after': new Date(Date.now() + left * 1000 + 999).toUTCString() },
      none: {},
      'a third': { 'retry-after': String(Math.floor(left / 3)) },
      'ten times': { 'retry-after': String(left * 10) },
      words: { 'retry-after': 'soon' },
    }[limit.retryAfter];
    return { status: 429, body: limit.body('too many requests'), headers };
  };
}
