import { expect, test } from 'vitest';
import { sampleEngine } from '../../bench/kit/mock-engine.ts';
import { sampleContract, sampleResponse } from '../../bench/kit/sample-contract.ts';

test('a test user may stand in the body or the query, roles may be numbers in lists of objects, success may be 204', () => {
  const request = {
    type: 'object',
    required: ['member', 'levels'],
    properties: { member: { type: 'string' }, levels: { type: 'array', items: { type: 'integer' } } },
  };
  const profile = {
    resource: { of: 'membership', request: { in: 'body', pointer: '/member' }, format: 'integer' },
    responses: { statuses: [204], user: null },
    fields: [
      { name: 'levels', kind: 'role', request: '/levels', user: '/levels', list: true, from: 'roles', item: '/number' },
    ],
    permissions: {
      roles: [
        { value: 30, rank: 3, mayUpdate: true },
        { value: 10, rank: 1 },
      ],
    },
    mock: { user: { id: 1, email: 'a@example.test', levels: [{ number: 10, label: 'ten' }] } },
  } as const;
  const contract = sampleContract({
    profile,
    request,
    path: '/levels',
    method: 'PUT',
    responses: { '200': sampleResponse('200'), '204': sampleResponse('204') },
  });
  const engine = sampleEngine({ contract });
  const [testUser = ''] = engine.testUsers;
  const changed = engine.send({ body: { member: testUser, levels: [30] } });
  expect([changed.status, changed.response.body]).toEqual([204, undefined]);
  expect(engine.world.users.get(testUser)).toMatchObject({ role: [30], user: { levels: [{ number: 30 }] } });
  expect(engine.send({ body: { member: testUser, levels: [31] } }).call.refusal).toBe('unknown-role');
  expect(engine.send({ body: { member: '77', levels: [30] } }).call.refusal).toBe('unknown-user');
  expect(engine.send({ body: { levels: [30] } }).call.refusal).toBe('missing-field');

  const inQuery = sampleContract({
    profile: { resource: { request: { in: 'query', name: 'user' }, format: 'uuid' } },
    path: '/role',
  });
  const second = sampleEngine({ contract: inQuery });
  expect(second.send({ path: `/role?user=${second.testUsers[1]}` }).json.id).toBe(second.testUsers[1]);
});
