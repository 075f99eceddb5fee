import { expect, test } from 'vitest';
import { durationText, rateHeaders, secondsUntil } from './rate-headers.ts';
import { openWindows, slidingWindows } from './rate-window.ts';

const window = { requests: 2, windowSeconds: 10 };

test('a request leaves the window when its time is over, and refused ones never enter it', () => {
  const windows = slidingWindows();
  const at = (now: number) => windows.take('key', window, now);
  expect([at(0).remaining, at(4000).remaining]).toEqual([1, 0]);
  expect(at(5000)).toMatchObject({ allowed: false, remaining: 0, freeAt: 10_000 });
  expect(at(9999).allowed).toBe(false);
  expect(at(10_000).allowed).toBe(true);
  expect(at(10_001)).toMatchObject({ allowed: false, freeAt: 14_000 });
});

test('keys do not share a window', () => {
  const windows = slidingWindows();
  windows.take('one', window, 0);
  windows.take('one', window, 0);
  expect([windows.take('one', window, 0).allowed, windows.take('two', window, 0).allowed]).toEqual([false, true]);
});

test('who waits as long as told is never refused again', () => {
  for (const gap of [0, 1, 333, 999, 1000, 1001, 9999]) {
    const windows = slidingWindows();
    windows.take('key', window, 0);
    windows.take('key', window, gap);
    const refused = windows.take('key', window, gap);
    const told = secondsUntil(refused.freeAt, gap);
    expect([told >= 1, windows.take('key', window, gap + told * 1000).allowed]).toEqual([true, true]);
  }
});

test('without a limit nothing is refused and the count starts anew with each window', () => {
  const windows = openWindows(3);
  expect([0, 1, 2, 3].map((now) => windows.take('key', window, now).remaining)).toEqual([2, 1, 0, 0]);
  expect(windows.take('key', window, 10_000)).toMatchObject({ allowed: true, remaining: 2, freeAt: 20_000 });
});

test('durations are written with minutes from a minute on', () => {
  expect([1, 59, 60, 361].map(durationText)).toEqual(['1s', '59s', '1m0s', '6m1s']);
});

test('Retry-After stands where a request is refused, unless the vendor sends none', () => {
  const state = { allowed: false, limit: 2, remaining: 0, windowSeconds: 10, freeAt: 3001 };
  expect(rateHeaders(undefined, state, 1000)).toEqual({ 'Retry-After': '3' });
  expect(rateHeaders({ retryAfter: 'none' }, state, 1000)).toEqual({});
  expect(rateHeaders(undefined, { ...state, allowed: true }, 1000)).toEqual({});
});
