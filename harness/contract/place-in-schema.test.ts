import { expect, test } from 'vitest';
import { placeInSchema } from './place-in-schema.ts';

const schema = {
  type: 'object',
  properties: {
    data: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/User' }] },
    list: { type: 'array', items: { $ref: '#/$defs/User' } },
    open: {},
    map: { type: 'object', additionalProperties: { type: 'string' } },
  },
  $defs: {
    User: { allOf: [{ properties: { id: { type: 'string' } } }, { properties: { next: { $ref: '#/$defs/User' } } }] },
  },
};

test.each([
  ['', 'yes'],
  ['/data', 'yes'],
  ['/data/id', 'yes'],
  ['/data/next/next/id', 'yes'],
  ['/list/0/id', 'yes'],
  ['/map/anything', 'yes'],
  ['/open/anything', 'unsaid'],
  ['/nothing', 'no'],
  ['/data/name', 'no'],
  ['/list/0/name', 'no'],
  ['/data/id/deeper', 'no'],
])('%s is declared: %s', (pointer, declared) => {
  expect(placeInSchema(schema, pointer).declared).toBe(declared);
});

test('the names that are declared instead are told', () => {
  expect(placeInSchema(schema, '/data/name')).toEqual({ declared: 'no', known: ['id', 'next'] });
});
