import { expect, test } from 'vitest';
import { crowdOf, joined, partsOf, unnamed, withName } from './several-users.ts';

const body = (pointer: string) => ({ request: { in: 'body', pointer } as const });
const map = body('/roles/*');

test.each([
  ['/roles/*', '/roles', true],
  ['/users/*/ignored', '/users', true],
  ['/*', '', true],
  ['/members/0/user_id', '/members', false],
  ['/user_ids/0', '/user_ids', false],
  ['/0/id', '', false],
])('users of %s stand at %j', (pointer, place, isMap) => {
  expect(crowdOf(body(pointer))).toEqual({ place, isMap });
});

test('a body of one user names no others', () => {
  expect(crowdOf(body('/user/id'))).toBeUndefined();
  expect(crowdOf({ request: { in: 'path', name: 'id' } })).toBeUndefined();
  expect(partsOf(body('/user/id'), { user: { id: 'a' } })).toEqual([]);
});

test('a member goes by the id of its user and back', () => {
  const sent = withName(map, { roles: { '*': 'admin' } }, 'user/1');
  expect(sent).toEqual({ roles: { 'user/1': 'admin' } });
  expect(unnamed(map, sent)).toEqual({ roles: { '*': 'admin' } });
});

test('what breaks the object of users stays as it is', () => {
  expect(withName(map, { roles: 7 }, 'a')).toEqual({ roles: 7 });
  expect(unnamed(map, { roles: {} })).toEqual({ roles: {} });
});

test.each([
  ['/roles/*', [{ roles: { a: 'x' } }, { roles: { b: 'y' } }], { roles: { a: 'x', b: 'y' } }],
  [
    '/users/0/id',
    [{ users: [{ id: 'a', role: 'x' }] }, { users: [{ id: 'b', role: 'y' }] }],
    {
      users: [
        { id: 'a', role: 'x' },
        { id: 'b', role: 'y' },
      ],
    },
  ],
  [
    '/ids/0',
    [
      { ids: ['a'], role: 'x' },
      { ids: ['b'], role: 'x' },
    ],
    { ids: ['a', 'b'], role: 'x' },
  ],
] as const)('bodies of users at %s are joined, and are its parts', (pointer, [one, other], both) => {
  expect(joined(body(pointer), [one, other])).toEqual(both);
  const parts = partsOf(body(pointer), both);
  expect(parts.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(parts[1]?.body).toEqual(unnamed(body(pointer), other));
});
