import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { namedCases } from './named-cases.ts';
import { violations } from './violation.ts';

test('a property may be called like what every object inherits', () => {
  const schema = {
    type: 'object',
    required: ['constructor'],
    properties: { constructor: { type: 'string' }, toString: { type: 'integer' } },
    additionalProperties: false,
  };
  const found = fc.sample(violations(schema), { seed: 1, numRuns: 50 });
  expect(found.filter(({ value }) => compile(schema).accepts(value))).toEqual([]);
  expect(namedCases(schema).unbreakable).toEqual([]);
});

test('a required member may have an empty name', () => {
  const schema = { type: 'object', required: ['', 'a'] };
  expect(compile(schema).accepts({ a: 1 })).toBe(false);
  expect(compile(schema).accepts({ a: 1, '': 1 })).toBe(true);
  expect(compile({ dependentRequired: { a: [''] } }).accepts({ a: 1 })).toBe(false);
  expect(namedCases(schema).unbreakable).toEqual([]);
});

test('members under names that only a pattern allows are made, one too many as well', () => {
  const { cases, unbreakable } = namedCases({
    type: 'object',
    propertyNames: { pattern: '^[A-Z_]{2,12}$' },
    additionalProperties: { type: ['string', 'number'] },
    maxProperties: 4,
  });
  expect(unbreakable).toEqual([]);
  expect(cases.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      '/AA.additionalProperties present',
      '.maxProperties at-limit',
      '.maxProperties one-too-many',
    ]),
  );
});

test('what stands under names that no schema names is broken once', () => {
  const { cases } = namedCases({
    type: 'object',
    minProperties: 1,
    additionalProperties: { type: 'string', minLength: 2 },
  });
  const broken = cases.filter(({ keyword, violation }) => keyword === 'minLength' && violation?.way === 'one-too-few');
  expect(broken).toHaveLength(1);
});
