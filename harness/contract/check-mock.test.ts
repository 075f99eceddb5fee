import { expect, test } from 'vitest';
import type { Contract } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { checkMock } from './check-mock.ts';

// What the check does not read is left out of the sample.
function contractOf(user: JsonObject): Contract {
  const schema = {
    type: 'object',
    required: ['ok', 'user'],
    properties: { user: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } },
  };
  const responses = { 200: { status: '200', content: { 'application/json': { schema, examples: [] } } } };
  const update = { id: 'PUT /users/{id}', responses };
  const profile = { fields: [], responses: { statuses: [200], user: '/user' }, mock: { user } };
  return { update, reads: {}, profile } as unknown as Contract;
}

test('a mock user that breaks its own schema is told, with the place', () => {
  const problems = checkMock(contractOf({ id: 'seven' }));
  expect(problems.map(({ at, fact }) => [at, fact.includes('/user/id')])).toEqual([['/mock/user', true]]);
  expect(checkMock(contractOf({}))).toHaveLength(1);
});

test('what the document requires beside the user is not asked of the user', () => {
  expect(checkMock(contractOf({ id: 7 }))).toEqual([]);
});
