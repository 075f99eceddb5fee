import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { compile, type SchemaOptions } from './compile.ts';
import { valid } from './valid.ts';
import { violations } from './violation.ts';

const uri = (draft: string) => `http://json-schema.org/${draft}/schema#`;
const reference = {
  definitions: { name: { type: 'string' } },
  properties: { a: { $ref: '#/definitions/name', maxLength: 1 } },
};
const tuple = { type: 'array', items: [{ type: 'string' }], additionalItems: false };

const read: readonly (readonly [string, JsonSchema, SchemaOptions, Json, boolean])[] = [
  ['draft 7 reads a list of items', { $schema: uri('draft-07'), ...tuple }, {}, ['a', 1], false],
  [
    'draft 7 ignores what stands beside a reference',
    { $schema: uri('draft-07'), ...reference },
    {},
    { a: 'long' },
    true,
  ],
  ['2020-12 reads what stands beside a reference', reference, {}, { a: 'long' }, false],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  ['draft 6 has no if', { $schema: uri('draft-06'), if: true, then: false }, {}, 1, true],
  ['draft 4 has no const', { $schema: uri('draft-04'), const: 1 }, {}, 2, true],
  [
    'a $schema of https is the same one',
    { $schema: 'https://json-schema.org/draft-07/schema', ...tuple },
    {},
    ['a', 1],
    false,
  ],
  [
    '2019-09 reads a list of items',
    { $schema: 'https://json-schema.org/draft/2019-09/schema', ...tuple },
    {},
    ['a', 1],
    false,
  ],
  [
    'the dialect that is asked for yields to $schema',
    { $schema: uri('draft-07'), const: 1 },
    { dialect: 'draft-04' },
    2,
    false,
  ],
  ['2020-12 has no nullable', { type: 'string', nullable: true }, {}, null, false],
  ['nullable without a type is ignored', { allOf: [{}], nullable: true }, {}, 1, true],
  ['$recursiveAnchor is ignored', { $recursiveAnchor: true, type: 'string' }, {}, 'a', true],
  ['an empty list allows nothing', { properties: { a: { enum: [] } } }, {}, { a: 1 }, false],
];

test.each(read)('%s', (_name, schema, options, value, expected) => {
  expect(compile(schema, options).accepts(value)).toBe(expected);
});

test('what is ignored is noted with its place', () => {
  const schema = { properties: { a: { type: 'string', nullable: true }, b: { type: 'string' } } };
  expect(compile(schema).notes).toEqual(['#/properties/a/nullable is ignored: 2020-12 has no such keyword']);
});

test('an error in an older draft points to where its keyword is written', () => {
  const [error] = compile({ $schema: uri('draft-07'), ...tuple }).errors([1]);
  expect(error).toMatchObject({ pointer: '/0', schemaPointer: '/items/0/type' });
});

test.each(['draft-04', 'draft-06', 'draft-07'])('%s: what is made is valid or broken as its draft says', (draft) => {
  const schema = { $schema: uri(draft), type: 'object', required: ['a', 't'], ...reference };
  const whole = { ...schema, properties: { ...reference.properties, t: { ...tuple, minItems: 1 } } };
  const { accepts } = compile(whole);
  for (const value of fc.sample(valid(whole), { seed: 1, numRuns: 30 })) expect(accepts(value)).toBe(true);
  const broken = fc.sample(violations(whole), { seed: 1, numRuns: 60 });
  expect(broken.some(({ violation }) => violation.keyword === 'maxLength')).toBe(false);
  expect(broken.some(({ violation }) => violation.pointer.startsWith('/t/'))).toBe(true);
});

const refused: readonly (readonly [string, JsonSchema, string])[] = [
  ['a $schema that nobody knows', { $schema: 'https://example.com/schema' }, 'https://example.com/schema'],
  ['contains beside unevaluatedItems', { contains: {}, minContains: 0, unevaluatedItems: false }, 'contains'],
  [
    'a property called __proto__',
    JSON.parse('{"properties":{"__proto__":{"type":"number"}}}') as JsonSchema,
    '__proto__',
  ],
];

test.each(refused)('%s: refused by name', (_name, schema, words) => {
  const refusal = expect.objectContaining({ code: 'SCHEMA_UNDECIDABLE', message: expect.stringContaining(words) });
  expect(() => compile(schema)).toThrow(refusal);
});

test('a $schema that names no version leaves the choice to the dialect', () => {
  const schema = { $schema: 'http://json-schema.org/schema#', items: [{ type: 'string' }] };
  expect(compile(schema, { dialect: 'draft-07' }).accepts([1])).toBe(false);
  expect(() => compile({ $schema: 'http://json-schema.org/draft-03/schema#' })).toThrow('names no version');
});
