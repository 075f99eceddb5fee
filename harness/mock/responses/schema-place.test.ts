import { expect, test } from 'vitest';
import { schemaAtPlace } from './schema-place.ts';

const body = {
  $defs: { role: { type: 'object', properties: { name: { type: 'string' } } } },
  type: 'object',
  properties: { roles: { type: 'array', items: { $ref: '#/$defs/role' } } },
} as const;

test('what stands at a place of a schema is one object, so that it is compiled once', () => {
  expect(schemaAtPlace(body, '/roles/0')).toMatchObject(body.$defs.role);
  expect(schemaAtPlace(body, '/roles/0')).toBe(schemaAtPlace(body, '/roles/0'));
});

test('a place that the schema says nothing about has no schema', () => {
  expect(schemaAtPlace(body, '/name')).toBeUndefined();
});
