import type { RateWindow } from '../model/profile.ts';

/** What a window says after one request. */
export interface RateState {
  readonly allowed: boolean;
  readonly limit: number;
  /** Requests that are left after this one. */
  readonly remaining: number;
  readonly windowSeconds: number;
  /** Milliseconds since the epoch when the oldest counted request leaves the window. */
  readonly freeAt: number;
}

/** Counts requests by key. */
export interface RateWindows {
  take(key: string, window: RateWindow, now: number): RateState;
  clear(): void;
}

/**
 * Sliding windows: a request is allowed while fewer than `requests` were allowed in the last `windowSeconds`. Refused
 * requests are not counted, so that waiting as told always helps.
 */
export function slidingWindows(): RateWindows {
  const taken = new Map<string, number[]>();
  return {
    take(key, { requests, windowSeconds }, now) {
      const since = now - windowSeconds * 1000;
      const times = taken.get(key) ?? [];
      if (!taken.has(key)) taken.set(key, times);
      const first = times.findIndex((time) => time > since);
      if (first !== 0) times.splice(0, first < 0 ? times.length : first);
      const allowed = times.length < requests;
      if (allowed) times.push(now);
      const freeAt = (times[0] ?? now) + windowSeconds * 1000;
      return { allowed, limit: requests, remaining: requests - times.length, windowSeconds, freeAt };
    },
    clear: () => taken.clear(),
  };
}

/** What a server without a limit says of itself: counted anew in each window, and never refused. */
export function openWindows(limit = 1_000_000): RateWindows {
  const started = new Map<string, { at: number; count: number }>();
  return {
    take(key, { windowSeconds }, now) {
      const known = started.get(key);
      const current = known && now - known.at < windowSeconds * 1000 ? known : { at: now, count: 0 };
      current.count += 1;
      started.set(key, current);
      const remaining = Math.max(0, limit - current.count);
      return { allowed: true, limit, remaining, windowSeconds, freeAt: current.at + windowSeconds * 1000 };
    },
    clear: () => started.clear(),
  };
}
