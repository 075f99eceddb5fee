import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../../model/json.ts';
import { compile, resolverOf } from '../compile.ts';
import { holds } from './holds.ts';

const values: readonly Json[] = [
  ...[null, true, 0, 1.5, 7, '', 'a', 'abc', '2026-11-20', 'x-1'],
  ...[[], [1], [1, 1], [1, 'a', null], ['a', 'b', 'c', 'd']],
  ...[{}, { a: 1 }, { a: 'x', b: 2 }, { 'x-1': 1, c: [] }, { kind: 'cat', lives: 9 }, { a: null, b: 1, c: 2, d: 3 }],
];

/** One schema for each keyword that is read by hand. */
const schemas: Readonly<Record<string, JsonSchema>> = {
  type: { type: ['integer', 'null'] },
  'enum, long': { enum: [...Array(30).keys(), 'a', [1, 1], { a: 1 }] },
  const: { const: { b: 2, a: 'x' } },
  limits: { minimum: 0, exclusiveMaximum: 7, minLength: 1, maxLength: 3 },
  multipleOf: { multipleOf: 2 },
  pattern: { pattern: '^[a-z]' },
  format: { format: 'date' },
  items: { prefixItems: [{ type: 'number' }], items: { type: 'string' } },
  counts: { minItems: 1, maxItems: 3, minProperties: 1, maxProperties: 3 },
  uniqueItems: { uniqueItems: true },
  contains: { contains: { type: 'number' }, minContains: 1, maxContains: 1 },
  'contains, none needed': { contains: { type: 'number' }, minContains: 0, maxContains: 1 },
  members: {
    properties: { a: { type: 'number' } },
    patternProperties: { '^x-': { const: 1 } },
    additionalProperties: { not: { type: 'array' } },
  },
  required: { required: ['a'], dependentRequired: { b: ['c'] }, dependentSchemas: { c: { required: ['d'] } } },
  propertyNames: { propertyNames: { maxLength: 1 } },
  combinators: { anyOf: [{ type: 'string' }, { required: ['a'] }], not: { const: 'a' } },
  oneOf: { oneOf: [{ type: 'number' }, { multipleOf: 1.5 }, { minLength: 2 }] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema says so.
  'if, then, else': { if: { type: 'object' }, then: { required: ['kind'] }, else: { type: 'array' } },
  $ref: { $defs: { cat: { properties: { kind: { const: 'cat' } }, required: ['kind'] } }, $ref: '#/$defs/cat' },
};

test.each(Object.entries(schemas))('%s: what steers generation says the same as the judge', (_name, schema) => {
  const resolver = resolverOf(schema, {});
  const judge = compile(schema);
  const said = values.map((value) => holds(resolver.root, value, resolver));
  expect(said).toEqual(values.map((value) => judge.accepts(value)));
  // A schema that takes all of these, or none, would show nothing.
  expect(new Set(said).size).toBe(2);
});
