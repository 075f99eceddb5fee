import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonSchema } from '../../model/json.ts';
import { valid } from '../schema.ts';

const draws = (schema: JsonSchema, count = 60) => fc.sample(valid(schema), { numRuns: count, seed: 7 });

test('items that must differ do, down to the last value that there is', () => {
  const lists = draws({ type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 });
  expect(lists.every((list) => [...(list as string[])].sort().join('') === 'abc')).toBe(true);
});

test('contains is met as often as it must, and no more often than it may', () => {
  const schema = { type: 'array', contains: { type: 'number' }, minContains: 2, maxContains: 3, maxItems: 6 };
  const counts = draws(schema).map((list) => (list as unknown[]).filter((item) => typeof item === 'number').length);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([2, 3]);
});

test('an item that stands at its place keeps its schema, and the rest has its own', () => {
  const schema = { type: 'array', prefixItems: [{ const: 1 }], items: { const: 2 }, minItems: 3 };
  for (const list of draws(schema)) expect(new Set((list as number[]).slice(1))).toEqual(new Set([2]));
});

test('members are required, optional or none, and never more than allowed', () => {
  const properties = { a: { const: 1 }, b: { const: 2 }, c: { const: 3 } };
  const objects = draws({ type: 'object', properties, required: ['a'], maxProperties: 2, additionalProperties: false });
  const shapes = new Set(objects.map((object) => Object.keys(object as JsonObject).join('')));
  expect([...shapes].sort()).toEqual(['a', 'ab', 'ac']);
});

test('names come from the patterns where a schema names no member', () => {
  const schema = {
    type: 'object',
    patternProperties: { '^x-[a-z]+$': { type: 'boolean' } },
    additionalProperties: false,
    minProperties: 2,
  };
  for (const object of draws(schema, 20))
    expect(
      Object.entries(object as JsonObject).every(
        ([name, value]) => /^x-[a-z]+$/.test(name) && typeof value === 'boolean',
      ),
    ).toBe(true);
});

test('the simplest object has no more members than it must', () => {
  const objects = draws({ type: 'object', properties: { a: {}, b: {} }, required: ['a'] }, 30);
  const simplest = objects.map((object) => Object.keys(object as JsonObject).length);
  expect(Math.min(...simplest)).toBe(1);
});
