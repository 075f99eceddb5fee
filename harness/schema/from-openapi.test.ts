import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { compile } from './compile.ts';
import { fromOpenApi30 } from './from-openapi.ts';
import { valid } from './valid.ts';

const readings: readonly (readonly [string, JsonSchema, JsonSchema])[] = [
  ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'nullable beside enum',
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null], 'x-disputed-null': true },
  ],
  [
    'nullable beside enum that lists null',
    { type: 'string', enum: ['a', null], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable reference',
    { allOf: [{ $ref: '#/a' }], nullable: true },
    { anyOf: [{ type: 'null' }, { allOf: [{ $ref: '#/a' }] }], 'x-disputed-null': true },
  ],
  ['exclusive bound', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ['inclusive bound', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ['a reference and its siblings', { $ref: '#/a', type: 'string' }, { $ref: '#/a' }],
  ['what says nothing of values', { type: 'string', deprecated: true, xml: {} }, { type: 'string' }],
  [
    'what stands inside',
    { properties: { nullable: { type: 'integer', nullable: true } } },
    { properties: { nullable: { type: ['integer', 'null'] } } },
  ],
];

test.each(readings)('%s', (_name, schema, expected) => {
  expect(fromOpenApi30(schema)).toEqual(expected);
});

const pets = {
  schemas: {
    Cat: { type: 'object', properties: { kind: { type: 'string' } } },
    Dog: { type: 'object', properties: { kind: { type: 'string' }, tail: { type: 'boolean' } } },
  },
};
const pet = {
  anyOf: [{ $ref: '#/schemas/Cat' }, { $ref: '#/schemas/Dog' }],
  discriminator: { propertyName: 'kind', mapping: { cat: '#/schemas/Cat' } },
};

test('a discriminator changes no verdict', () => {
  const { accepts } = compile(pet, { root: pets, dialect: 'openapi-3.0' });
  const kinds: readonly Json[] = ['cat', 'Dog', 'Cat', 'bird'];
  expect(kinds.map((kind) => accepts({ kind }))).toEqual([true, true, true, true]);
});

test('a discriminator guides generation', () => {
  const made = fc.sample(valid(pet, { root: pets, dialect: 'openapi-3.0' }), { seed: 1, numRuns: 50 });
  expect(new Set(made.map((value) => (value as JsonObject).kind))).toEqual(new Set(['cat', 'Dog']));
});

test('a discriminator without mapping beside an enum that does not name the schemas forbids nothing', () => {
  const root = { schemas: { Team: { required: ['type'], properties: { type: { enum: ['team_reference'] } } } } };
  const schema = { oneOf: [{ $ref: '#/schemas/Team' }], discriminator: { propertyName: 'type' }, type: 'object' };
  const made = fc.sample(valid(schema, { root, dialect: 'openapi-3.0' }), { seed: 1, numRuns: 5 });
  expect(made[0]).toMatchObject({ type: 'team_reference' });
});

test('the schema that is read is not changed', () => {
  const schema = { type: 'string', nullable: true };
  fromOpenApi30(schema);
  expect(schema).toEqual({ type: 'string', nullable: true });
});
