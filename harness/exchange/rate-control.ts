import type { OutgoingRequest } from '../model/exchange.ts';
import type { RateWindow } from '../model/profile.ts';
import { limitOf } from './limit-watch.ts';

/** Keeps requests below a rate limit: the one that the target names, or what 429 responses have taught. */
interface RateControl {
  /** Milliseconds until this request may go out, not before `least`, which a 429 told. Its turn is taken with the question. */
  turn(request: OutgoingRequest, now: number, least?: number): number;
  /** It went out at once, whatever its turn. */
  force(request: OutgoingRequest, now: number): void;
  /** A response other than 429 came. */
  accept(request: OutgoingRequest): void;
  /** A 429 came, to a request sent at `sentAt`; `waitMs` is what it tells to wait, where it does. */
  refuse(request: OutgoingRequest, sentAt: number, now: number, waitMs: number | undefined): void;
}

/** Clocks differ and responses take time: a window counts as this much longer. */
const slack = 1.03;
const longestGapMs = 10_000;
const shortestGapMs = 20;

interface Lane {
  /** When the last requests went out or will, in order. */
  readonly turns: number[];
  /** Learned distance of two requests; 0 while nothing was learned. */
  gapMs: number;
  acceptedSince: number;
  refusedAt: number;
  forcedAt: number;
}

/**
 * Lanes are kept per caller and operation. A 429 that comes although the named limit was kept shows that the server counts
 * more together than that: from then on there is one lane. A learned distance grows by half with each 429 and shrinks by a
 * thirtieth with each other response.
 */
export function createRateControl(window: RateWindow | undefined): RateControl {
  const lanes = new Map<string, Lane>();
  let shared = false;

  function laneOf(request: OutgoingRequest): Lane {
    const key = shared ? 'all' : limitOf(request);
    const known = lanes.get(key);
    if (known) return known;
    const made = { turns: [], gapMs: 0, acceptedSince: 0, refusedAt: -1, forcedAt: Number.NEGATIVE_INFINITY };
    lanes.set(key, made);
    return made;
  }

  function take(lane: Lane, at: number): void {
    lane.turns.push(at);
    lane.turns.sort((one, other) => one - other);
    if (lane.turns.length > (window?.requests ?? 1)) lane.turns.shift();
  }

  return {
    turn(request, now, least = 0) {
      const lane = laneOf(request);
      const full = window !== undefined && lane.turns.length >= window.requests;
      const free = full ? (lane.turns[0] ?? now) + window.windowSeconds * 1000 * slack : now;
      const spaced = lane.gapMs > 0 && least === 0 ? (lane.turns.at(-1) ?? Number.NEGATIVE_INFINITY) + lane.gapMs : now;
      const at = Math.max(now + least, free, spaced);
      take(lane, at);
      return at - now;
    },
    force(request, now) {
      const lane = laneOf(request);
      lane.forcedAt = now;
      take(lane, now);
    },
    accept(request) {
      const lane = laneOf(request);
      lane.acceptedSince += 1;
      lane.gapMs = lane.gapMs * (29 / 30) < shortestGapMs ? 0 : lane.gapMs * (29 / 30);
    },
    refuse(request, sentAt, now, waitMs) {
      const lane = laneOf(request);
      // Those that were on their way together tell the same thing once.
      if (sentAt <= lane.refusedAt) return;
      const first = (waitMs ?? 1000) / Math.max(1, lane.acceptedSince);
      const next = lane.gapMs > 0 ? lane.gapMs * 1.5 : first;
      const wasForced = now - lane.forcedAt < (window?.windowSeconds ?? 60) * 1000;
      if (window !== undefined && !shared && !wasForced) {
        shared = true;
        for (const other of lanes.values()) for (const at of other.turns) take(laneOf(request), at);
      } else if (!wasForced) lane.gapMs = Math.min(longestGapMs, Math.max(shortestGapMs, next));
      const current = laneOf(request);
      current.refusedAt = now;
      current.acceptedSince = 0;
    },
  };
}
