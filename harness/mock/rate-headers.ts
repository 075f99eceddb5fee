import type { RateHeader, RateLimits } from '../model/profile.ts';
import type { RateState } from './rate-window.ts';

/** The rate-limit headers of one response, in the vendor's names and units. Retry-After stands on a 429 only. */
export function rateHeaders(rateLimit: RateLimits | undefined, state: RateState, now: number): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of rateLimit?.headers ?? []) {
    if (header.on === 'sometimes' || (header.on === 'limited' && state.allowed)) continue;
    headers[header.name] = headerValue(header, state, now);
  }
  if (!state.allowed && rateLimit?.retryAfter !== 'none')
    headers['Retry-After'] = String(secondsUntil(state.freeAt, now));
  return headers;
}

function headerValue(header: RateHeader, state: RateState, now: number): string {
  if (header.means === 'limit') return String(state.limit);
  if (header.means === 'remaining') return String(state.remaining);
  if (header.means === 'period') return String(state.windowSeconds);
  if (header.means === 'name') return 'update_user';
  if (header.unit === 'epoch-seconds') return String(Math.ceil(state.freeAt / 1000));
  const seconds = secondsUntil(state.freeAt, now);
  return header.unit === 'duration' ? durationText(seconds) : String(seconds);
}

/** Whole seconds, rounded up, at least 1: who waits so long is not refused again. */
export function secondsUntil(time: number, now: number): number {
  return Math.max(1, Math.ceil((time - now) / 1000));
}

/** `1s`, `6m0s`. */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds % 60}s`;
}
