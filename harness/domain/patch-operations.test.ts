import { expect, test } from 'vitest';
import { patchedValue } from './patch-operations.ts';

const role = { operations: '', path: '/role' };
const roles = { operations: '/Operations', path: 'roles' };
const scim = (...Operations: readonly object[]) => ({ Operations }) as never;

test.each([
  [[{ op: 'replace', path: '/role', value: 'admin' }], 'admin'],
  [[{ op: 'replace', path: '/name', value: 'Ann' }], undefined],
  [
    [
      { op: 'test', path: '/role', value: 'guest' },
      { op: 'replace', path: '/name', value: 'Ann' },
    ],
    undefined,
  ],
  [
    [
      { op: 'replace', path: '/name', value: 'Ann' },
      { op: 'add', path: '/role', value: 'admin' },
    ],
    'admin',
  ],
  [[{ op: 'remove', path: '/role' }], null],
] as const)('of %j the role becomes %j', (body, value) => {
  expect(patchedValue(body, role, 'guest')).toEqual(value);
});

test.each([
  [scim({ op: 'Replace', path: 'roles', value: ['b'] }), ['b']],
  [scim({ op: 'add', path: 'roles', value: ['b'] }), ['a', 'b']],
  [scim({ op: 'remove', path: 'roles' }), []],
  [scim({ op: 'replace', value: { roles: ['b'], active: true } }), ['b']],
  [scim({ op: 'replace', value: { active: true } }), undefined],
])('of %j the roles become %j', (body, value) => {
  expect(patchedValue(body, roles, ['a'])).toEqual(value);
});
