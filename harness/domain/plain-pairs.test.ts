import { expect, test } from 'vitest';
import { fromPairs, toPairs } from './plain-pairs.ts';

const schema = {
  type: 'object',
  properties: {
    role: { type: 'string' },
    level: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    admin: { $ref: '#/$defs/flag' },
    scopes: { type: 'array', items: { type: 'integer' } },
  },
  $defs: { flag: { type: 'boolean' } },
};

test('an object comes back from its names and texts as it was, by the types of its schema', () => {
  const value = { role: '10', level: 10, admin: false, scopes: [1, 2] };
  expect(fromPairs(toPairs(value), schema)).toEqual(value);
  expect(fromPairs(toPairs({ scopes: [7] }), schema)).toEqual({ scopes: [7] });
});

test('what a text cannot say is another value when it comes back', () => {
  expect(fromPairs(toPairs({ role: 5, level: 'ten', admin: 'yes' }), schema)).toEqual({
    role: '5',
    level: 'ten',
    admin: 'yes',
  });
  expect(fromPairs(toPairs({ role: null }), schema)).toEqual({ role: '' });
});

test('a name that comes twice is an array, whatever the schema says', () => {
  expect(fromPairs([['role', 'a'], ['role', 'b']], schema)).toEqual({ role: ['a', 'b'] }); // biome-ignore format: two pairs
});
