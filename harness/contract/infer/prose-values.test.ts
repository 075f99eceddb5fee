import { expect, test } from 'vitest';
import { proseValues } from './prose-values.ts';

const said = (description: string, more = {}) => [{ type: 'string', description, ...more }];

test.each([
  ['One of `viewer`, `editor` or `admin`.', ['viewer', 'editor', 'admin']],
  ['The role. Allowed values: "a", "b". Default is "a".', ['a', 'b']],
  ['Can be either `read` or `write`', ['read', 'write']],
])('%j names %j', (description, values) => {
  expect(proseValues(said(description))).toEqual(values);
});

test.each([
  'The role of the user.',
  'One of the roles of `GET /roles`.',
  'Must be `admin`.',
  'One of viewer and editor.',
])('%j names no values', (description) => {
  expect(proseValues(said(description))).toEqual([]);
});

test('values that the schema refuses are none', () => {
  expect(proseValues(said('One of `a` or `b`.', { minLength: 2 }))).toEqual([]);
  expect(proseValues([{ type: 'integer', description: 'One of `1` or `2`.' }])).toEqual([]);
});
