import type { OutgoingRequest, Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';
import { headerOf, toldReset } from './retry-after.ts';

/** What a target's own limit headers have told, by caller and operation. */
interface LimitWatch {
  /** Milliseconds until the request may go out; 0 when it may now. */
  wait(request: OutgoingRequest, now: number): number;
  /** It goes out. */
  count(request: OutgoingRequest): void;
  /** A response came, with or without such headers. */
  see(request: OutgoingRequest, response: Received, now: number): void;
}

interface Told {
  remaining: number;
  /** Milliseconds since the epoch. */
  until: number;
}

/**
 * Holds requests back while the headers say that nothing remains, until the reset that they tell. A wait longer than
 * `mostMs` is not believed: then the 429 itself decides.
 */
export function createLimitWatch(headers: readonly RateHeader[], mostMs: number): LimitWatch {
  const name = headers.find(({ means }) => means === 'remaining')?.name;
  const told = new Map<string, Told>();
  return {
    wait(request, now) {
      const known = told.get(limitOf(request));
      if (known === undefined || known.remaining > 0) return 0;
      if (known.until > now) return known.until - now;
      told.delete(limitOf(request));
      return 0;
    },
    count(request) {
      const known = told.get(limitOf(request));
      if (known !== undefined) known.remaining -= 1;
    },
    see(request, response, now) {
      const value = name === undefined ? undefined : headerOf(response, name);
      if (value === undefined || !/^\d+$/.test(value)) return;
      const wait = toldReset(response, headers);
      if (wait === undefined || wait > mostMs) return;
      const [remaining, until] = [Number(value), now + wait];
      const known = told.get(limitOf(request));
      // Responses overtake each other: within one window the lower count is the later one.
      const same = known !== undefined && Math.abs(known.until - until) < sameWindowMs;
      told.set(limitOf(request), { remaining: same ? Math.min(known.remaining, remaining) : remaining, until });
    },
  };
}

/** Resets that differ by less than this are the same one, told in whole seconds. */
const sameWindowMs = 1500;

/** Limits are kept per caller and operation. */
export function limitOf(request: OutgoingRequest): string {
  return `${request.caller} ${request.operation}`;
}
