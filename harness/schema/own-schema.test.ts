import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { fitsOwn } from './own-schema.ts';

const schema = {
  type: 'object',
  required: ['page'],
  additionalProperties: false,
  properties: {
    page: { type: 'string', format: 'uri' },
    inside: { $ref: '#' },
    name: { type: 'string', pattern: '^[a-z]+$' },
  },
} as const;

test.each([
  { page: 'https://example.com/a' },
  { page: 'https://a:b:c/' },
  { page: 'no address' },
  { name: 'a' },
  { page: 'https://example.com', name: 'A' },
  { page: 'https://example.com', inside: { page: 'x:y' } },
  { page: 'https://example.com', inside: { pages: 1 } },
  { page: 'https://example.com', other: null },
  [],
])('says of %j what compiling the schema says', (value) => {
  expect(fitsOwn('sample', schema, value)).toBe(compile(schema).accepts(value));
});

test('refuses what is too deep in words', () => {
  let deep: unknown = { page: 'x:y' };
  for (let level = 0; level < 200_000; level += 1) deep = { page: 'x:y', inside: deep };
  expect(() => fitsOwn('sample', schema, deep)).toThrow(/deep/);
});
