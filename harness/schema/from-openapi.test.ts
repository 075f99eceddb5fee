import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { compile } from './compile.ts';
import { fromOpenApi30 } from './from-openapi.ts';

const readings: readonly (readonly [string, JsonSchema, JsonSchema])[] = [
  ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'nullable beside enum',
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable reference',
    { allOf: [{ $ref: '#/a' }], nullable: true },
    { anyOf: [{ type: 'null' }, { allOf: [{ $ref: '#/a' }] }] },
  ],
  ['exclusive bound', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ['inclusive bound', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ['a reference and its siblings', { $ref: '#/a', type: 'string' }, { $ref: '#/a' }],
  ['examples', { type: 'string', example: 'x', xml: {} }, { type: 'string' }],
  [
    'what stands inside',
    { properties: { nullable: { type: 'integer', nullable: true } } },
    { properties: { nullable: { type: ['integer', 'null'] } } },
  ],
];

test.each(readings)('%s', (_name, schema, expected) => {
  expect(fromOpenApi30(schema)).toEqual(expected);
});

test('a discriminator binds each branch to its names', () => {
  const root = {
    schemas: {
      Cat: { type: 'object', properties: { kind: { type: 'string' } } },
      Dog: { type: 'object', properties: { kind: { type: 'string' } } },
    },
  };
  const schema = {
    oneOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }],
    discriminator: { propertyName: 'kind', mapping: { cat: '#/schemas/Cat' } },
  };
  const { accepts } = compile(schema, { root, dialect: 'openapi-3.0' });
  const kinds: readonly Json[] = ['cat', 'Dog', 'Cat', 'bird'];
  expect(kinds.map((kind) => accepts({ kind }))).toEqual([true, true, false, false]);
});

test('the schema that is read is not changed', () => {
  const schema = { type: 'string', nullable: true };
  fromOpenApi30(schema);
  expect(schema).toEqual({ type: 'string', nullable: true });
});
