import { expect, test } from 'vitest';
import { memberContract } from '../../bench/kit/member-contract.ts';
import type { Contract } from '../model/contract.ts';
import { at } from './pointer.ts';
import { viewUser } from './user-view.ts';

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
  expect(at({ a: { '/~': 1 } }, '/a/~1~0')).toBe(1);
  expect(at({}, '/constructor')).toBeUndefined();
  expect(at({}, '/__proto__')).toBeUndefined();
});

test('one kind of response may show a field elsewhere, as an object or bare', () => {
  const fields = [
    {
      name: 'role',
      kind: 'role',
      request: '/role',
      user: '/role',
      item: '/id',
      shown: { list: { pointer: '/roleName' } },
    },
    {
      name: 'groups',
      kind: 'role',
      request: '/groups',
      user: '/groups',
      item: '/id',
      shown: { one: { pointer: null } },
    },
  ];
  const odd = {
    profile: { ...profile, fields, reads: { ...profile.reads, one: { user: '' } } },
  } as unknown as Contract;
  const shownBy = (source: 'response' | 'one' | 'list', body: object) =>
    viewUser(odd, source, body as never, 1)?.values;
  expect(shownBy('response', { data: { role: 4, groups: ['a'] } })).toEqual({ role: 4, groups: ['a'] });
  expect(shownBy('one', { role: { id: 4, name: 'x' }, groups: [{ id: 'a' }] })).toEqual({ role: 4 });
  expect(shownBy('list', { member: { role: { id: 5 }, roleName: 4 } })).toEqual({ role: 4 });
});

test('a read that shows the roles of a user alone shows a user who has them', () => {
  const { profile, ...contract } = memberContract();
  const one = {
    operation: 'GET /users/{id}/roles',
    id: { in: 'path', name: 'id' },
    user: '/data',
    as: '/roles',
  } as const;
  const fields = [{ name: 'role', kind: 'role', request: '/role', user: '/roles', item: '/id', adds: true }] as const;
  const alone = { ...contract, profile: { ...profile, fields, reads: { one } } };
  expect(viewUser(alone, 'one', { data: [{ id: 'a' }, { id: 'b' }] }, 1)?.values).toEqual({ role: ['a', 'b'] });
});
