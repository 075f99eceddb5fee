import { expect, test } from 'vitest';
import { infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';

test('a JSON Patch writes the role that the response shows', () => {
  const operation = object({ op: text, path: text, value: {} }, ['op', 'path']);
  const user = object({ id: text, role }, ['id']);
  const { profile } = infer({
    '/users/{id}': { patch: { parameters: path('id'), requestBody: takes(list(operation)), responses: shows(user) } },
  });
  expect(profile.fields[0]).toEqual({
    name: 'role',
    kind: 'role',
    request: '/0/value',
    user: '/role',
    values: ['admin', 'editor', 'viewer'],
  });
});

test('of an array of users one is updated, named by the id beside the roles', () => {
  const users = list(object({ id: text, roles: list(text) }));
  const { profile } = infer({
    '/organizations/{org}/users': {
      patch: { parameters: path('org'), requestBody: takes(object({ users })), responses: shows(object({})) },
      get: { parameters: path('org'), responses: shows(object({ users })) },
    },
  });
  expect(profile.resource.request).toEqual({ in: 'body', pointer: '/users/0/id' });
  expect(profile.fields[0]).toMatchObject({ request: '/users/0/roles', user: '/roles', list: true });
});

test('an assignment that is updated by POST is read by POST, by the same id', () => {
  const id = { type: 'string', format: 'uuid' };
  const { profile } = infer({
    '/permissions/update': {
      post: {
        operationId: 'updatePermission',
        requestBody: takes(object({ permissionId: id, permissionType: role }, ['permissionId'])),
        responses: { 204: { description: 'Done.' } },
      },
    },
    '/permissions/get': {
      post: {
        requestBody: takes(object({ permissionId: id }, ['permissionId'])),
        responses: shows(object({ permissionId: id, userId: id, permissionType: role })),
      },
    },
  });
  expect(profile.resource).toMatchObject({ of: 'membership', request: { in: 'body', pointer: '/permissionId' } });
  expect(profile.reads?.one).toEqual({
    operation: 'POST /permissions/get',
    id: { in: 'body', pointer: '/permissionId' },
    user: '',
  });
});
