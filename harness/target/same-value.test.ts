import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { isSameValue } from './same-value.ts';

test.each<[Json | undefined, Json, boolean]>([
  [['a', 'b'], ['b', 'a'], true],
  [['a', 'a', 'b'], ['a', 'b'], false],
  [['a', 'b'], ['a', 'a'], false],
  [['a'], ['a', 'b'], false],
  [[{ id: 1 }], [{ id: 1 }], true],
  ['a', ['a'], false],
  [undefined, null, true],
  ['admin', 'Admin', false],
])('%j is %j again: %s', (now, before, same) => {
  expect(isSameValue(now, before)).toBe(same);
});
