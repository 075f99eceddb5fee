import { expect, test } from 'vitest';
import { parseKey } from './parse-key.ts';

test.each([
  ['acme/reject.schema', undefined, { contract: 'acme', requirement: 'reject.schema' }],
  ['acme/reject.schema:/role.enum', undefined, { contract: 'acme', requirement: 'reject.schema' }],
  [
    'acme/reject.schema#/role.enum a#b',
    undefined,
    { contract: 'acme', requirement: 'reject.schema', scenario: '/role.enum a#b' },
  ],
  [
    'acme/reject.schema:/a/b#random 3',
    'acme',
    { contract: 'acme', requirement: 'reject.schema', scenario: 'random 3' },
  ],
  ['reject.schema', 'acme', { contract: 'acme', requirement: 'reject.schema' }],
])('%s with contract %s', (key, contract, expected) => {
  expect(parseKey(key, contract)).toEqual(expected);
});

test.each([
  ['reject.schema', undefined],
  ['acme/schema', undefined],
  ['', 'acme'],
  ['acme/reject.schema', 'globex'],
])('%j with contract %s is refused', (key, contract) => {
  expect(() => parseKey(key, contract)).toThrow('[USAGE]');
});
