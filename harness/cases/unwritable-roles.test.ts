import { expect, test } from 'vitest';
import type { Contract } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import { unwritableRoles } from './unwritable-roles.ts';

// What the cases do not read is left out of the sample.
function contractOf(role: JsonSchema): Contract {
  const documented = { type: 'object', required: ['role'], properties: { role } } as JsonSchema;
  const profile = {
    resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/permissions/role' }],
    permissions: {
      roles: [
        { value: 'owner', rank: 3, mayBeAssigned: false },
        { value: 'admin', rank: 2 },
        { value: 'guest', rank: 1, mayBeAssigned: false },
      ],
    },
  };
  return {
    profile,
    request: { documented, effective: documented, enforceable: documented, proseConstraints: [] },
  } as unknown as Contract;
}

test('each role that responses show and nobody may write is tried', () => {
  const cases = unwritableRoles(contractOf({ type: 'string', enum: ['admin', 'member'] }), { role: 'admin' });
  expect(cases.map(({ body, refusal, violation }) => [body, refusal, violation.way])).toEqual([
    [{ role: 'owner' }, 'invalid-value', 'unwritable-role'],
    [{ role: 'guest' }, 'invalid-value', 'unwritable-role'],
  ]);
});

test('a role that the document lets in is none of them', () => {
  expect(unwritableRoles(contractOf({ type: 'string' }), { role: 'admin' })).toEqual([]);
});
