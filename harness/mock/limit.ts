import type { Refusal } from '../model/profile.ts';
import type { Call } from './call.ts';
import { rateHeaders } from './rate-headers.ts';
import type { RateState } from './rate-window.ts';
import { forgiven } from './run-checks.ts';
import type { World } from './world.ts';

/** How a request stands against the limit of its caller, operation by operation. */
export interface Counted {
  readonly refusal?: Refusal;
  readonly headers?: Readonly<Record<string, string>>;
}

const openWindow = { requests: 1_000_000, windowSeconds: 60 };

/** Counts a request of a known caller; one of an unknown caller costs nothing and is told so. */
export function countRequest(world: World, call: Call, known: boolean): Counted {
  const { rateLimit } = world.contract.profile;
  const speaks = rateLimit?.headers?.some((header) => header.on === 'always') ?? false;
  if (world.limit === undefined && !speaks) return {};
  const state = stateOf(world, call, known);
  if (!state.allowed && !forgiven(world.faults, call, { refusal: 'rate-limited' })) {
    return { refusal: 'rate-limited', headers: rateHeaders(rateLimit, state, call.now) };
  }
  return { headers: rateHeaders(rateLimit, { ...state, allowed: true }, call.now) };
}

function stateOf(world: World, call: Call, known: boolean): RateState {
  const window = world.limit ?? {
    ...openWindow,
    windowSeconds: world.contract.profile.rateLimit?.window?.windowSeconds ?? 60,
  };
  if (!known) {
    const { requests, windowSeconds } = window;
    return {
      allowed: true,
      limit: requests,
      remaining: requests,
      windowSeconds,
      freeAt: call.now + windowSeconds * 1000,
    };
  }
  const windows = world.limit === undefined ? world.open : world.sliding;
  return windows.take(`${call.caller} ${call.operation}`, window, call.now);
}
