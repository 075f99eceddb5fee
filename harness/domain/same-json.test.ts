import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { canonical, sameItems, sameJson } from './same-json.ts';

test.each<[Json | undefined, Json | undefined, boolean, boolean]>([
  [['a', 'b'], ['b', 'a'], false, true],
  [['a', 'a', 'b'], ['a', 'b'], false, false],
  [['a', 'b'], ['a', 'a'], false, false],
  [[{ id: 1, of: 'x' }], [{ of: 'x', id: 1 }], true, true],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true, true],
  [{ a: 1 }, { b: 1 }, false, false],
  [{ toString: 1 }, {}, false, false],
  ['a', ['a'], false, false],
  [{}, [], false, false],
  [null, undefined, false, false],
  ['admin', 'Admin', false, false],
  ['a'.repeat(500), `${'a'.repeat(499)}b`, false, false],
])('%j and %j are equal: %s, as sets: %s', (one, other, same, items) => {
  expect([sameJson(one, other), sameItems(one, other), canonical(one) === canonical(other)]).toEqual([
    same,
    items,
    same,
  ]);
});

test('a UUID is the same in either letter case, another text is not', () => {
  const id = '9f8e7d6c-5b4a-4210-8edc-ba9876543210';
  expect(sameItems([id, 'a'], ['a', id.toUpperCase()])).toBe(true);
  expect(sameItems({ id }, { id: id.toUpperCase() })).toBe(true);
  expect(sameItems('Admin', 'admin')).toBe(false);
});
