import { InvalidArgumentError } from 'commander';
import type { RateWindow } from '../model/profile.ts';

/** A whole number, 0 or more. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('expected a whole number, 0 or more.');
  return value;
}

/** A port of TCP; 0 picks a free one. */
export function portNumber(text: string): number {
  const value = wholeNumber(text);
  if (value <= 65_535) return value;
  throw new InvalidArgumentError('expected a port, 0 to 65535.');
}

/** `200/60`: requests in seconds. */
export function rateWindow(text: string): RateWindow {
  const [requests, windowSeconds] = text.split('/').map(Number);
  if (!requests || !windowSeconds || requests < 1 || windowSeconds <= 0) {
    throw new InvalidArgumentError('expected requests/seconds, e.g. 200/60.');
  }
  return { requests, windowSeconds };
}
