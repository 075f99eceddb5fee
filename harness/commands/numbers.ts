import { InvalidArgumentError } from 'commander';
import type { RateWindow } from '../model/profile.ts';

/** A whole number, 0 or more. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('expected a whole number, 0 or more.');
  return value;
}

/** `200/60`: requests in seconds. */
export function rateWindow(text: string): RateWindow {
  const [requests, windowSeconds] = text.split('/').map(Number);
  if (!requests || !windowSeconds || requests < 1 || windowSeconds <= 0) {
    throw new InvalidArgumentError('expected requests/seconds, e.g. 200/60.');
  }
  return { requests, windowSeconds };
}
