import { expect, test } from 'vitest';
import type { Contract } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import { unwritableRoles } from './unwritable-roles.ts';

// What the cases do not read is left out of the sample.
function contractOf(role: JsonSchema): Contract {
  const documented = { type: 'object', required: ['role'], properties: { role } } as JsonSchema;
  const profile = {
    subject: { request: { in: 'path', name: 'id' }, form: 'opaque' },
    changes: [{ name: 'role', kind: 'role', request: '/role', user: '/permissions/role' }],
    rights: {
      roles: [
        { value: 'owner', rank: 3, assignable: false },
        { value: 'admin', rank: 2 },
        { value: 'guest', rank: 1, assignable: false },
      ],
    },
  };
  return {
    profile,
    request: { documented, effective: documented, enforceable: documented, rules: [] },
  } as unknown as Contract;
}

test('each role that is answered and not written is tried', () => {
  const cases = unwritableRoles(contractOf({ type: 'string', enum: ['admin', 'member'] }), { role: 'admin' });
  expect(cases.map(({ body, cause, violation }) => [body, cause, violation.way])).toEqual([
    [{ role: 'owner' }, 'invalid-value', 'unwritable-role'],
    [{ role: 'guest' }, 'invalid-value', 'unwritable-role'],
  ]);
});

test('a role that the document lets in is none of them', () => {
  expect(unwritableRoles(contractOf({ type: 'string' }), { role: 'admin' })).toEqual([]);
});
