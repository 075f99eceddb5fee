import { expect, test } from 'vitest';
import { idRanges } from './id-ranges.ts';

test.each([
  [[], ''],
  [[7], '7'],
  [[3, 1, 2, 2, 9], '1-3 9'],
])('%o is %j', (ids, ranges) => {
  expect(idRanges(ids)).toBe(ranges);
});
