import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema } from '../model/json.ts';
import { valid } from './valid.ts';

function code(schema: JsonSchema): { readonly code: string; readonly message: string } {
  try {
    fc.sample(valid(schema), { seed: 1, numRuns: 1 });
  } catch (cause) {
    return cause as { readonly code: string; readonly message: string };
  }
  return { code: 'none', message: '' };
}

const unsatisfiable: readonly (readonly [string, JsonSchema, string])[] = [
  ['crossed bounds', { type: 'integer', minimum: 5, maximum: 4 }, '(schema #)'],
  ['no whole number between', { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }, '(schema #)'],
  [
    'an enum of another type',
    { type: 'object', required: ['a'], properties: { a: { type: 'integer', enum: ['x'] } } },
    '/a',
  ],
  ['two constants', { allOf: [{ const: 1 }, { const: 2 }] }, '(schema #)'],
  ['a pattern longer than the text may be', { type: 'string', pattern: '^[a-z]{5}$', maxLength: 4 }, '^[a-z]{5}$'],
  ['a pattern and its opposite', { type: 'string', pattern: '^a+$', not: { pattern: 'a' } }, '^a+$'],
  ['a required property that is forbidden', { required: ['a'], properties: { a: false }, type: 'object' }, '/a'],
  ['endless recursion', { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } }, 'without end'],
  ['a type and its opposite', { type: 'string', not: { type: 'string' } }, '(schema #)'],
];

test.each(unsatisfiable)('%s: no value is valid, and the place is named', (_name, schema, place) => {
  const refusal = code(schema);
  expect(refusal.code).toBe('SCHEMA_UNSATISFIABLE');
  expect(refusal.message).toContain(place);
});

const undecidable: readonly (readonly [string, JsonSchema])[] = [
  ['a back reference', { type: 'string', pattern: '^(a+)b\\1$' }],
  ['an automaton without measure', { type: 'string', pattern: '^(a|b)*a(a|b){60}$', minLength: 70 }],
];

test.each(undecidable)('%s is said to be undecidable', (_name, schema) => {
  expect(code(schema).code).toBe('SCHEMA_UNDECIDABLE');
});

test('what construction gets wrong, ajv stops', () => {
  const hidden = { allOf: [{ properties: { unevaluated: {} } }], unevaluatedProperties: false };
  expect(code({ type: 'object', not: hidden }).code).toBe('SCHEMA_UNDECIDABLE');
});

const hostile: readonly (readonly [string, JsonSchema])[] = [
  ['nested quantifiers', { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', maxLength: 30 }],
  ['a pattern beside length bounds', { type: 'string', pattern: '^[a-z0-9]{1,255}$', minLength: 200, maxLength: 255 }],
  ['an array of patterns', { type: 'array', minItems: 20, items: { type: 'string', pattern: '^(a|ab|abc){2,9}$' } }],
  ['look-ahead', { type: 'string', pattern: '^(?=.*[A-Z])(?=.*[0-9])(?!.*admin).{8,12}$' }],
  [
    'many unions',
    { allOf: Array.from({ length: 12 }, (_, n) => ({ anyOf: [{ required: [`a${n}`] }, { required: [`b${n}`] }] })) },
  ],
  ['a long minimum', { type: 'string', minLength: 5000 }],
  [
    'mutual recursion',
    {
      $defs: {
        a: { anyOf: [{ type: 'null' }, { type: 'array', items: { $ref: '#/$defs/b' } }] },
        b: { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/a' } } },
      },
      $ref: '#/$defs/b',
    },
  ],
];

test.each(hostile)('%s is served', (_name, schema) => {
  expect(fc.sample(valid(schema), { seed: 1, numRuns: 20 })).toHaveLength(20);
});

test('a number that may have been rounded when it was read is the reason given', () => {
  expect(() => fc.sample(valid({ const: 2 ** 53 }), 1)).toThrow('past 2^53');
});
