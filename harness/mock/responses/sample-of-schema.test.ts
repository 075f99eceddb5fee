import { expect, test } from 'vitest';
import type { JsonSchema } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

const schemas: readonly JsonSchema[] = [
  { type: 'string', pattern: '^[A-Z]{3}$' },
  { type: 'integer', minimum: 5, maximum: 6 },
  { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string' } },
  {
    type: 'object',
    required: ['self', 'items'],
    additionalProperties: false,
    properties: {
      self: { type: 'string', format: 'uri' },
      items: { type: 'array', minItems: 1, items: { type: 'object', required: ['at'], properties: { at: { format: 'date' } } } },
    },
  },
]; // biome-ignore format: one schema after another

test.each(schemas)('a sample conforms to its schema, with what must be there and with everything: %o', (schema) => {
  expect(compile(schema).accepts(sampleOfSchema(schema))).toBe(true);
  expect(compile(schema).accepts(sampleOfSchema(schema, 'everything'))).toBe(true);
});

test('where the plain value breaks one place, the rest of it stays plain', () => {
  const schema = {
    type: 'object',
    required: ['name', 'code'],
    properties: { name: { type: 'string', example: 'Ada' }, code: { type: 'string', pattern: '^[A-Z]{3}$' } },
  };
  expect(sampleOfSchema(schema)).toMatchObject({ name: 'Ada', code: expect.stringMatching(/^[A-Z]{3}$/) });
});

test.each([
  { type: 'string', minLength: 1e9 },
  { type: 'array', minItems: 1e6 },
] as const)('a sample of what is larger than anything that is made is cut: %o', (schema) => {
  expect(sampleOfSchema(schema)).toHaveLength(10_000);
});
