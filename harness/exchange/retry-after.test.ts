import { expect, test } from 'vitest';
import type { RateHeader } from '../model/profile.ts';
import { toldWait } from './retry-after.ts';

const receivedAt = Date.parse('2026-11-20T10:00:00Z');

function wait(headers: Record<string, string>, rateHeaders?: readonly RateHeader[]): number | undefined {
  const entries = Object.entries(headers);
  return toldWait(
    { kind: 'response', status: 429, headers: entries, body: Buffer.of(), json: undefined, receivedAt },
    rateHeaders,
  );
}

const reset = (unit: NonNullable<RateHeader['unit']>): RateHeader[] => [{ name: 'X-Reset', means: 'reset', unit }];

test.each([
  [{ 'retry-after': '2' }, 2_000],
  [{ 'retry-after': ' 0 ' }, 0],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after': 'Fri, 20 Nov 2026 10:00:07 GMT' }, 7_000],
  [{ 'retry-after': 'Fri, 20 Nov 2026 09:00:07 GMT' }, 0],
  [{ 'retry-after': 'Fri, 20 Nov 2026 11:00:07 GMT', date: 'Fri, 20 Nov 2026 11:00:00 GMT' }, 7_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-1' }, undefined],
  [{}, undefined],
])('Retry-After %j says %j ms', (headers, expected) => {
  expect(wait(headers)).toBe(expected);
});

test.each([
  ['delta-seconds', '18', 18_000],
  ['epoch-seconds', String(receivedAt / 1000 + 30), 30_000],
  ['epoch-seconds', '5', 0],
  ['duration', '6m1s', 361_000],
  ['duration', '120ms', 120],
  ['duration', '1h', 3_600_000],
  ['duration', 'soon', undefined],
] as const)('a reset in %s of %s says %j ms', (unit, value, expected) => {
  expect(wait({ 'x-reset': value }, reset(unit))).toBe(expected);
});

test('Retry-After goes before the reset header', () => {
  expect(wait({ 'retry-after': '1', 'x-reset': '9' }, reset('delta-seconds'))).toBe(1_000);
});
