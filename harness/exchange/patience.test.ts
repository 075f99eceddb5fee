import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { OutgoingRequest, Received } from '../model/exchange.ts';
import { createPatience } from './patience.ts';

const { requestRate } = sampleTarget();
const target = { kind: 'live', requestRate: { ...requestRate, maxRetryAfterSeconds: 60 } } as const;

function refused(told?: string): Received {
  const headers = told === undefined ? [] : [['retry-after', told] as const];
  return { kind: 'response', status: 429, headers, body: Buffer.of(), json: undefined, receivedAt: 0 };
}

/** The waits of one request that gets nothing but 429. */
function waits(
  patience: ReturnType<typeof createPatience>,
  told?: string,
  operation: OutgoingRequest['operation'] = 'update',
): readonly number[] {
  const all: number[] = [];
  for (let now = 0; ; ) {
    const wait = patience.wait({ operation }, refused(told), all.length, now);
    if (wait === undefined) return all;
    all.push(wait);
    now += wait;
  }
}

test('a limit that never lets anything in is waited for as told a few times, by the first request alone', () => {
  const patience = createPatience(target);
  expect(waits(patience, '1')).toEqual([1000, 1000, 2000, 4000, 8000]);
  expect(waits(patience, '1')).toEqual([]);
});

test.each([
  ['30', [30_000, 30_000]],
  ['50', [50_000]],
  ['61', []],
])('one that tells %s seconds, and lets nothing in, is waited for a minute at most', (told, expected) => {
  const patience = createPatience(target);
  expect(waits(patience, told)).toEqual(expected);
  expect(waits(patience, told)).toEqual([]);
});

test('one that tells nothing is waited for as long as limits usually are, once', () => {
  const patience = createPatience(target);
  expect(waits(patience)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000]);
  expect(waits(patience)).toEqual([]);
});

test('an operation that lets nothing more in is waited for once, until it lets something in again', () => {
  const patience = createPatience(target);
  const once = [30_000, 30_000, 30_000, 30_000, 30_000];
  patience.admit({ operation: 'update' });
  expect(waits(patience, '30')).toEqual(once);
  patience.admit({ operation: 'one' });
  expect(waits(patience, '30')).toEqual([]);
  expect(waits(patience, '30', 'one')).toEqual(once);
  patience.admit({ operation: 'update' });
  expect(waits(patience, '30')).toEqual(once);
});

test('where nothing at all was let in since one operation was given up, no other is waited for', () => {
  const patience = createPatience(target);
  patience.admit({ operation: 'update' });
  expect(waits(patience, '1').length).toBeGreaterThan(5);
  expect(waits(patience, '1', 'one')).toEqual([]);
});
