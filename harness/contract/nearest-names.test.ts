import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

test.each([
  ['rol', ['role', 'name'], ['role']],
  ['ROLE', ['role', 'name'], ['role']],
  ['statsues', ['statuses', 'status'], ['statuses', 'status']],
  ['zzz', ['role', 'name'], []],
])('the names nearest to %s', (name, known, nearest) => {
  expect(nearestNames(name, known)).toEqual(nearest);
});
