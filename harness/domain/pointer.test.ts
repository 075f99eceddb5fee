import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { at, child, keysOf, put } from './pointer.ts';

test.each<[Json, string, Json | undefined]>([
  [{ a: [1, { b: 2 }] }, '/a/1/b', 2],
  [{ 'a/b': { '~': 1 } }, '/a~1b/~0', 1],
  [{ '': 1 }, '/', 1],
  [[1], '/', undefined],
  [[1], '/-', undefined],
  [[1, 2], '/01', undefined],
  [{}, '/toString', undefined],
  [null, '/a', undefined],
  [7, '', 7],
])('what is in %j at "%s" is %j', (value, pointer, found) => {
  expect(at(value, pointer)).toEqual(found);
});

test.each<[Json, string, Json | undefined, Json | undefined]>([
  [{ a: 1, b: 2 }, '/a', 3, { a: 3, b: 2 }],
  [{ a: 1 }, '/b/c', 3, { a: 1, b: { c: 3 } }],
  [{}, '/a/0/b', 3, { a: [{ b: 3 }] }],
  [{ a: 'text' }, '/a/b', 3, { a: 'text' }],
  [{ a: 1, b: 2 }, '/a', undefined, { b: 2 }],
  [{ a: 1 }, '/b/c', undefined, { a: 1 }],
  [[1, 2, 3], '/1', undefined, [1, 3]],
  [1, '', 2, 2],
])('%j with "%s" set to %j is %j', (value, pointer, next, result) => {
  expect(put(value, pointer, next)).toEqual(result);
});

test('keys survive being escaped', () => {
  expect(keysOf(child(child('', 'a/b~'), 0))).toEqual(['a/b~', '0']);
});
