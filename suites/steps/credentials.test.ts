import { expect, test } from 'vitest';
import { halve, secretLabel } from './credentials.ts';

test.each([
  ['authorization', 'Bearer abc', 'Bearer '],
  ['cookie', 'sid=abc; other=1', 'sid='],
  ['x-key', 'abc=', ''],
])('%s %j names its secret after %j', (header, value, label) => {
  expect(secretLabel(header, value)).toBe(label);
});

test.each([
  ['authorization', 'Bearer 0123456789', 'Bearer 01234'],
  ['cookie', 'sid=0123456789', 'sid=01234'],
  ['authorization', 'Basic MDEyMzQ1Njc4OQ==', undefined],
  ['x-key', 'short', undefined],
])('%s %j is halved to %j', (header, value, half) => {
  expect(halve(header, value)).toBe(half);
});
