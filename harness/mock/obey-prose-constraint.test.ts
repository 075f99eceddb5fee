import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { obeyProseConstraint } from './obey-prose-constraint.ts';

const samples: readonly Json[] = [
  null,
  true,
  0,
  1.5,
  7,
  '',
  'a',
  'abc',
  'äöü',
  '😀😀',
  'a<b',
  'owner',
  'a@b.co',
  'a..b@c.de',
  'a@b',
  '@b.co',
  'x@y..z',
  'ä@b.co',
  ' a@b.co',
  '5f0c1e8a-7d2b-4c39-9a61-0b8e4d7f2a13',
  [],
  [1],
  [1, 1],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  {},
  { a: 1 },
  { a: 'x', b: null },
  { c: 1 },
];

const schemas: readonly JsonSchema[] = [
  true,
  false,
  {},
  { type: 'string' },
  { type: ['integer', 'null'] },
  { type: 'number' },
  { enum: ['owner', null, 7] },
  { const: { a: 1 } },
  { minLength: 2, maxLength: 3 },
  { pattern: '^[^<>]*$' },
  { format: 'email' },
  { format: 'uuid' },
  { minimum: 1, exclusiveMaximum: 7 },
  { exclusiveMinimum: 0, maximum: 7 },
  { minItems: 1, maxItems: 1 },
  { uniqueItems: true },
  { items: { type: 'integer' } },
  { required: ['a'] },
  { properties: { a: { type: 'integer' } } },
  { properties: { a: {}, b: {} }, additionalProperties: false },
  { minProperties: 1, maxProperties: 1 },
  { not: { type: 'null' } },
  { allOf: [{ type: 'string' }, { minLength: 1 }] },
  { anyOf: [{ type: 'null' }, { const: 7 }] },
  { oneOf: [{ type: 'number' }, { minimum: 5 }] },
  { title: 'no keyword that decides' },
];

test.each(schemas.map((schema) => ({ schema, text: JSON.stringify(schema) })))(
  '$text decides as the schema engine does',
  ({ schema }) => {
    const engine = compile(schema);
    const differing = samples.filter((value) => obeyProseConstraint(schema, value) !== engine.accepts(value));
    expect(differing).toEqual([]);
  },
);

test('a pattern that is only legal without the flag u is read all the same, and one that is none is refused', () => {
  expect(obeyProseConstraint({ pattern: '^\\-$' }, '-')).toBe(true);
  expect(() => obeyProseConstraint({ pattern: '(' }, 'x')).toThrow(/SCHEMA_INVALID/);
});
