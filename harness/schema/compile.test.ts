import { expect, test } from 'vitest';
import type { JsonSchema } from '../model/json.ts';
import { compile, type SchemaOptions } from './compile.ts';

const user = { type: 'object', required: ['role'], properties: { role: { enum: ['admin', 'member'] } } };

test('a value that conforms has no errors', () => {
  expect(compile(user).accepts({ role: 'admin' })).toBe(true);
  expect(compile(user).errors({ role: 'admin' })).toEqual([]);
});

test('a missing member is reported at its own pointer', () => {
  expect(compile(user).errors({})).toMatchObject([
    { pointer: '/role', keyword: 'required', schemaPointer: '/required' },
  ]);
});

test('an error says both values', () => {
  const [error] = compile({ type: 'string', maxLength: 2 }).errors('abc');
  expect(error).toMatchObject({ pointer: '', keyword: 'maxLength', expected: 'maxLength 2', received: '3 characters' });
});

test('one schema object is compiled once', () => {
  expect(compile(user)).toBe(compile(user));
  expect(compile(user)).not.toBe(compile(user, { dialect: 'draft-04' }));
});

test('references resolve in the root document, and errors point into it', () => {
  const root = { components: { schemas: { Role: { type: 'string', nullable: true, enum: ['a'] } } } };
  const schema = { properties: { role: { $ref: '#/components/schemas/Role' } } };
  const compiled = compile(schema, { root, dialect: 'openapi-3.0' });
  expect(compiled.accepts({ role: null })).toBe(true);
  expect(compiled.errors({ role: 'b' })).toMatchObject([{ schemaPointer: '/components/schemas/Role/enum' }]);
});

test('multiples of decimals are exact', () => {
  expect(compile({ multipleOf: 0.1 }).accepts(0.3)).toBe(true);
  expect(compile({ multipleOf: 0.01 }).accepts(4.35)).toBe(true);
  expect(compile({ multipleOf: 0.1 }).accepts(0.35)).toBe(false);
});

test('draft 4 reads its own bounds', () => {
  const compiled = compile({ minimum: 1, exclusiveMinimum: true }, { dialect: 'draft-04' });
  expect([compiled.accepts(1), compiled.accepts(2)]).toEqual([false, true]);
});

test('unknown formats are ignored, and known ones only when asserted', () => {
  expect(compile({ format: 'house-number' }).accepts('x')).toBe(true);
  expect(compile({ format: 'email' }).accepts('x')).toBe(false);
  expect(compile({ format: 'email' }, { formats: 'ignore' }).accepts('x')).toBe(true);
});

const badSchemas: readonly (readonly [string, unknown, string, SchemaOptions])[] = [
  ['a number', 5, '5 is no schema', {}],
  ['an unknown type', { properties: { a: { type: 'text' } } }, '#/properties/a/type', {}],
  ['a broken pattern', { pattern: '(' }, '#/pattern', {}],
  ['a $ref to nowhere', { items: { $ref: '#/$defs/none' } }, '#/items', {}],
  ['a $ref to nowhere in the document', { $ref: '#/none' }, '#/none', { root: {} }],
  ['a cycle through allOf', { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } }, $ref: '#/$defs/a' }, '#/$defs/a', {}],
  [
    'a cycle of references',
    { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
    '#/$defs/',
    {},
  ],
];

test.each(badSchemas)('%s is refused, and the place is named', (_name, schema, place, options) => {
  const read = () => compile(schema as JsonSchema, options);
  expect(read).toThrow(expect.objectContaining({ code: 'SCHEMA_INVALID', message: expect.stringContaining(place) }));
});
