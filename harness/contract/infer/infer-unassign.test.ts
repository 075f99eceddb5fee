import { expect, test } from 'vitest';
import { infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import type { JsonObject } from '../../model/json.ts';

const done = { 204: { description: 'Done.' } };
const assigning = object({ role }, ['role']);

function unassignOf(paths: JsonObject, operation?: string) {
  return infer(paths, operation === undefined ? {} : { operation }).profile.unassign;
}

test.each([
  [
    'by the role in the path',
    { '/users/{id}/roles/{role}': { delete: { parameters: path('id', 'role'), responses: done } } },
    { operation: 'DELETE /users/{id}/roles/{role}', role: { in: 'path', name: 'role' } },
  ],
  [
    'by the id of the assignment, which the list of roles shows',
    { '/users/{id}/roles/{assignmentId}': { delete: { parameters: path('id', 'assignmentId'), responses: done } } },
    { operation: 'DELETE /users/{id}/roles/{assignmentId}', role: { in: 'path', name: 'assignmentId', from: '/id' } },
  ],
  [
    'by an operation beside it',
    {
      '/users/{id}/roles/remove': {
        post: { parameters: path('id'), requestBody: takes(assigning), responses: done },
      },
    },
    { operation: 'POST /users/{id}/roles/remove', role: { in: 'body', pointer: '/role' } },
  ],
] as const)('what is added to a user is taken away %s', (_, more, expected) => {
  const parameters = path('id');
  const roles = list(object({ id: text, role }, ['id', 'role']));
  const update = {
    post: { parameters, requestBody: takes(assigning), responses: shows(object({ id: text, role })) },
    get: { parameters, responses: shows(roles) },
    delete: { parameters, responses: done },
  };
  const found = unassignOf({ '/users/{id}/roles': update, ...more }, 'POST /users/{id}/roles');
  expect(found).toEqual({ user: { in: 'path', name: 'id' }, ...expected });
});

test('a DELETE with a body takes away what the body names, with what the body always has', () => {
  const member = object({ data: object({ id: text, type: { type: 'string', enum: ['users'] } }, ['id', 'type']) }, [
    'data',
  ]);
  const parameters = path('role_id');
  const roleUsers = {
    post: { parameters, requestBody: takes(member), responses: done },
    delete: { parameters, requestBody: takes(member), responses: done },
  };
  const user = object({ id: text, roles: list(text) });
  const found = unassignOf(
    {
      '/roles/{role_id}/users': roleUsers,
      '/users/{user_id}': { get: { parameters: path('user_id'), responses: shows(user) } },
    },
    'POST /roles/{role_id}/users',
  );
  expect(found).toEqual({
    operation: 'DELETE /roles/{role_id}/users',
    user: { in: 'body', pointer: '/data/id' },
    role: { in: 'path', name: 'role_id' },
    fixed: { '/data/type': 'users' },
  });
});

test('of an update that replaces nothing takes a role away', () => {
  const parameters = path('id');
  const found = unassignOf({
    '/users/{id}': {
      patch: { parameters, requestBody: takes(object({ role })), responses: shows(object({ id: text, role })) },
      delete: { parameters, responses: done },
    },
  });
  expect(found).toBeUndefined();
});
