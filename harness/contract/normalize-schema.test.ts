import { expect, test } from 'vitest';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { Documents } from './documents.ts';
import { gapList } from './gap.ts';
import { normalizeSchema, type SchemaUse } from './normalize-schema.ts';

function normalize(openapi: string, schema: Json, schemas: JsonObject = {}, use: SchemaUse = { side: 'response' }) {
  const list = gapList();
  const documents = new Documents({ openapi, components: { schemas } }, '/a/openapi.yaml', list.note, '/a');
  const result = normalizeSchema(documents, { value: schema, file: documents.root.file, pointer: '/s' }, use);
  return { schema: result, codes: list.gaps().map(({ code }) => code) };
}

const accepts = (schema: JsonSchema, ...values: readonly Json[]) =>
  values.map((value) => compile(schema).accepts(value));

test('nullable of 3.0 lets null in, beside an enum and behind a reference too', () => {
  const { schema, codes } = normalize(
    '3.0.3',
    { $ref: '#/components/schemas/Role' },
    { Role: { type: 'string', enum: ['a'], nullable: true } },
  );
  expect(accepts(schema, 'a', null, 'b')).toEqual([true, true, false]);
  expect(codes).toEqual(['nullable-enum']);
});

test('nullable in 3.1 is a gap and read as it is meant, unless strictness is asked for', () => {
  const written = { type: 'string', nullable: true };
  const lenient = normalize('3.1.0', written);
  expect(accepts(lenient.schema, 'a', null, 1)).toEqual([true, true, false]);
  expect(lenient.codes).toEqual(['nullable-in-31']);
  expect(accepts(normalize('3.1.0', written, {}, { side: 'request', lenientNull: false }).schema, null)).toEqual([
    false,
  ]);
});

test('boolean bounds are read in both versions, and noted in 3.1', () => {
  const written = { type: 'number', minimum: 1, exclusiveMinimum: true };
  expect(accepts(normalize('3.0.3', written).schema, 1, 2)).toEqual([false, true]);
  const newer = normalize('3.1.0', written);
  expect(accepts(newer.schema, 1, 2)).toEqual([false, true]);
  expect(newer.codes).toEqual(['keyword-of-other-version']);
});

test('siblings of $ref are ignored in 3.0, with a gap, and hold in 3.1', () => {
  const written = { $ref: '#/components/schemas/A', maxLength: 1 };
  const older = normalize('3.0.3', written, { A: { type: 'string' } });
  expect(accepts(older.schema, 'long')).toEqual([true]);
  expect(older.codes).toEqual(['ref-siblings']);
  const newer = normalize('3.1.0', written, { A: { type: 'string' } });
  expect(accepts(newer.schema, 'long', 'x', 1)).toEqual([false, true, false]);
  expect(newer.codes).toEqual([]);
});

test('type arrays, const, a null branch and an enum without type hold in 3.1', () => {
  const { schema, codes } = normalize('3.1.1', {
    type: 'object',
    properties: { a: { type: ['string', 'null'] }, b: { const: 1 }, c: { oneOf: [{ type: 'null' }, { enum: ['x'] }] } },
  });
  expect(accepts(schema, { a: null, b: 1, c: null }, { c: 'x' }, { a: 1 }, { b: 2 }, { c: 'y' })).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(codes).toEqual(['enum-without-type']);
});

test('a request does not send what is readOnly, behind a reference or in allOf, nor is it required', () => {
  const use: SchemaUse = { side: 'request' };
  const schemas = {
    Id: { type: 'string', readOnly: true },
    Base: { type: 'object', required: ['made'], properties: { made: { type: 'string', readOnly: true } } },
  };
  const written = {
    type: 'object',
    required: ['id', 'name', 'old'],
    properties: {
      id: { $ref: '#/components/schemas/Id' },
      name: { type: 'string' },
      old: { allOf: [{ $ref: '#/components/schemas/Id' }] },
    },
    allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id'] }],
  };
  const { schema } = normalize('3.0.3', written, schemas, use);
  expect(accepts(schema, { name: 'a' }, {})).toEqual([true, false]);
  expect(JSON.stringify(schema)).not.toContain('"made"');
  expect(accepts(normalize('3.0.3', written, schemas).schema, { name: 'a' })).toEqual([false]);
});

test('a response need not have what is writeOnly', () => {
  const { schema } = normalize('3.0.3', {
    type: 'object',
    required: ['a', 'secret'],
    properties: { secret: { type: 'string', writeOnly: true } },
  });
  expect(accepts(schema, { a: 1 }, { secret: 's' })).toEqual([true, false]);
});

test('a schema that refers to itself stands alone', () => {
  const schemas = {
    Tree: { type: 'object', properties: { value: { type: 'integer' }, left: { $ref: '#/components/schemas/Tree' } } },
  };
  const { schema } = normalize('3.1.0', { $ref: '#/components/schemas/Tree' }, schemas);
  expect(accepts(schema, { left: { left: { value: 1 } } }, { left: { left: { value: 'x' } } })).toEqual([true, false]);
  expect(structuredClone(schema)).toEqual(schema);
});

test('references that go in a circle or nowhere are gaps and forbid nothing', () => {
  const schemas = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };
  const { schema, codes } = normalize(
    '3.1.0',
    { type: 'object', properties: { a: { $ref: '#/components/schemas/A' }, b: { $ref: '#/x' } } },
    schemas,
  );
  expect(accepts(schema, { a: 1, b: 2 })).toEqual([true]);
  expect(codes.toSorted()).toEqual(['ref-circular', 'ref-unresolved']);
});

test('schemas of one name from two places stay apart', () => {
  const schemas = { A: { type: 'string' }, B: { properties: { A: { type: 'integer' } } } };
  const written = {
    properties: { a: { $ref: '#/components/schemas/A' }, b: { $ref: '#/components/schemas/B/properties/A' } },
  };
  const { schema } = normalize('3.1.0', written, schemas);
  expect(accepts(schema, { a: 'x', b: 1 }, { a: 1 }, { b: 'x' })).toEqual([true, false, false]);
});

test('keywords that no validator could read are left out, each with a gap', () => {
  const { schema, codes } = normalize('3.1.0', {
    type: 'text',
    required: true,
    minLength: '3',
    pattern: '(unclosed',
    properties: { a: 7, b: { type: 'string' } },
  });
  expect(accepts(schema, 'anything', { a: 1, b: 'x' }, { b: 1 })).toEqual([true, true, false]);
  expect(codes).toEqual([
    'keyword-invalid',
    'keyword-invalid',
    'keyword-invalid',
    'keyword-invalid',
    'keyword-invalid',
  ]);
  expect(normalize('3.1.0', { type: 'string', enum: ['x', 'x'] }).codes).toEqual(['enum-duplicates']);
});

test('a pattern that cannot be tried in linear time is left out', () => {
  const { schema, codes } = normalize('3.1.0', { type: 'string', pattern: '^(a+)\\1$' });
  expect(accepts(schema, 'b')).toEqual([true]);
  expect(codes).toEqual(['keyword-invalid']);
});

test('a format on a type that it says nothing about is a gap', () => {
  expect(normalize('3.1.0', { type: ['null', 'integer', 'string'], format: 'int32' }).codes).toEqual([
    'format-mismatch',
  ]);
  expect(normalize('3.1.0', { type: ['null', 'integer'], format: 'unixtime' }).codes).toEqual([]);
});

test('a number that is described as seconds since 1970 is no number of milliseconds', () => {
  const time = { type: 'integer', format: 'int64', description: 'When it was made, in Unix seconds.' };
  expect(accepts(normalize('3.1.0', time).schema, 1_768_469_400)).toEqual([true]);
  expect(accepts(normalize('3.1.0', time).schema, 1_768_469_400_000)).toEqual([false]);
  const other = { ...time, description: 'Unix time in milliseconds; divide for seconds.' };
  expect(accepts(normalize('3.1.0', other).schema, 1_768_469_400_000)).toEqual([true]);
});
