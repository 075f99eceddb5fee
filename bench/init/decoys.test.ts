import { expect, test } from 'vitest';
import { decoys, findDecoys } from './decoys.ts';

test('no operation that is no update of a role is taken for one', () => {
  expect(findDecoys()).toEqual([]);
  expect(decoys.length).toBeGreaterThan(30);
});
