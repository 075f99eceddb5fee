import { expect, test } from 'vitest';
import type { Contract } from '../model/contract.ts';
import { valueAt, viewUser } from './user-view.ts';

const profile = {
  user: { id: '/id', email: '/mail' },
  responses: { statuses: [200], user: '/data' },
  reads: { list: { items: '/items', user: '/member', pointers: { id: '/user_id' } } },
  fields: [
    { name: 'role', kind: 'role', request: '/role', user: '/role' },
    { name: 'groups', kind: 'role', request: '/groups', user: '/groups', item: '/name' },
  ],
};
// Only what the view reads is there.
const contract = { profile } as unknown as Contract;

test('a user is read through its envelope, lists by the value of their items', () => {
  const view = viewUser(
    contract,
    'response',
    { data: { id: 7, mail: 'a@b.c', role: 'x', groups: [{ name: 'g' }] } },
    3,
  );
  expect(view).toMatchObject({ id: '7', email: 'a@b.c', values: { role: 'x', groups: ['g'] }, exchange: 3 });
});

test('a list item may keep its fields elsewhere', () => {
  expect(viewUser(contract, 'list', { member: { user_id: 'u', role: null } }, 1)).toMatchObject({
    id: 'u',
    values: { role: null },
  });
});

test('no object at the place is no user', () => {
  expect(viewUser(contract, 'response', { data: ['x'] }, 1)).toBeUndefined();
  expect(viewUser(contract, 'one', {}, 1)).toBeUndefined();
});

test('a pointer does not reach inherited members', () => {
  expect(valueAt({ a: { '/~': 1 } }, '/a/~1~0')).toBe(1);
  expect(valueAt({}, '/constructor')).toBeUndefined();
  expect(valueAt({}, '/__proto__')).toBeUndefined();
});
