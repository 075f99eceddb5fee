import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { isArguable } from './disputes.ts';

const shown = { type: 'object', properties: { value: { type: 'string' } } } as const;
const dated = { type: 'object', properties: { value: { type: 'string', format: 'date-time' } } } as const;
const either: JsonSchema = {
  oneOf: [
    { ...shown, required: ['value'] },
    { ...dated, required: ['value'] },
  ],
};

test('what only a format keeps out of another branch is arguable', () => {
  expect(isArguable(either, { value: 'soon' })).toBe(true);
  expect(isArguable(either, { value: 'soon' }, { formats: 'ignore' })).toBe(false);
  expect(isArguable({ anyOf: [shown, dated] }, { value: 'soon' })).toBe(false);
});

const listed: JsonSchema = { type: 'string', enum: ['a'], nullable: true };
const reference: JsonSchema = { allOf: [{ type: 'object' }], nullable: true };
const plain: JsonSchema = { type: 'string', nullable: true };
const inside = (schema: Json): JsonSchema => ({ type: 'object', properties: { role: schema } });

test('null that an OpenAPI 3.0 document allows beside an enum or a reference is arguable', () => {
  const options = { dialect: 'openapi-3.0' } as const;
  for (const schema of [listed, reference] as const) {
    expect(isArguable(schema, null, options)).toBe(true);
    expect(isArguable(inside(schema as Json), { role: null }, options)).toBe(true);
    expect(isArguable(inside(schema as Json), {}, options)).toBe(false);
  }
  expect(isArguable(inside(plain as Json), { role: null }, options)).toBe(false);
  expect(isArguable(inside({ ...(listed as object), enum: ['a', null] }), { role: null }, options)).toBe(false);
});
