import { expect, test } from 'vitest';
import { documents, infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import { leader, likelyUpdates } from './score-operations.ts';

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

test('of PUT and PATCH of one path the one that changes only what it is sent is taken', () => {
  const parameters = path('id');
  const both = { parameters, requestBody: takes(object({ role })), responses: shows(object({ id: text, role })) };
  expect(leader(likelyUpdates(documents({ '/users/{id}': { put: both, patch: both } })))?.place.id).toBe(
    'PATCH /users/{id}',
  );
});

test('a path without a type is a number where responses show one', () => {
  const parameters = path('id');
  const shown = object({ id: { type: 'integer' }, role });
  const { profile } = infer({
    '/users/{id}': { patch: { parameters, requestBody: takes(object({ role })), responses: shows(shown) } },
  });
  expect(profile.resource.format).toBe('integer');
});

test('404 alone says that the user is unknown, not the role', () => {
  const responses = { ...shows(object({ id: text, role })), 404: { description: 'Not found.' } };
  const { refusals } = infer({
    '/users/{id}': { patch: { parameters: path('id'), requestBody: takes(object({ role: text })), responses } },
  }).profile;
  expect(refusals?.['unknown-user']?.statuses).toEqual([404]);
  expect(refusals?.['unknown-role']).toBeUndefined();
});

test('who holds one role is no list of all, and the roles there are stand nearest to the update', () => {
  const roles = shows(list(object({ id: text, name: text })));
  const done = { 204: { description: 'Done.' } };
  const paths = {
    '/orgs/{org}/roles/users/{user}/{role_id}': {
      put: { parameters: path('org', 'user', 'role_id'), responses: done },
    },
    '/orgs/{org}/roles/{role_id}/users': {
      get: { parameters: path('org', 'role_id'), responses: shows(list(object({ id: text }))) },
    },
    '/access': { get: { responses: roles } },
    '/orgs/{org}/roles': { get: { parameters: path('org'), responses: roles } },
  };
  const { reads } = infer(paths, { operation: 'PUT /orgs/{org}/roles/users/{user}/{role_id}' }).profile;
  expect(reads?.list).toBeUndefined();
  expect(reads?.roles?.operation).toBe('GET /orgs/{org}/roles');
});

test('roles that an update assigns are read where the user has them alone', () => {
  const parameters = path('id');
  const { profile } = infer({
    '/users/{id}/roles': {
      post: { parameters, requestBody: takes(object({ role_id: text }, ['role_id'])), responses: shows(object({})) },
      get: { parameters, responses: shows(list(object({ id: text, name: text }))) },
    },
    '/users/{id}/roles/{role_id}': {
      delete: { parameters: path('id', 'role_id'), responses: { 204: { description: 'Done.' } } },
    },
  });
  expect(profile.reads?.one).toMatchObject({ operation: 'GET /users/{id}/roles', user: '', as: '/roles' });
  expect(profile.fields[0]).toMatchObject({ request: '/role_id', user: '/roles', item: '/id', adds: true });
});

test('of two successes the one that invites changes nothing yet, and does not show the user', () => {
  const parameters = path('team', 'username');
  const responses = {
    201: { description: 'Invited.', content: { 'application/json': { schema: object({ id: { type: 'integer' } }) } } },
    204: { description: 'The access is changed.' },
  };
  const { profile } = infer({
    '/teams/{team}/members/{username}': {
      put: { parameters, requestBody: takes(object({ permission: role })), responses },
    },
    '/teams/{team}/members/{username}/permission': {
      get: { parameters, responses: shows(object({ permission: role, user: object({ login: text }) })) },
    },
  });
  expect(profile.responses).toEqual({ statuses: [204], pending: [201], user: null });
  expect(profile.user.id).toBe('/user/login');
  expect(profile.reads?.one?.operation).toBe('GET /teams/{team}/members/{username}/permission');
});

test.each([
  [
    '/members/*',
    { members: { type: 'object', description: 'By e-mail address.', additionalProperties: role } },
    'email',
  ],
  ['/users/*/role', { users: { type: 'object', additionalProperties: object({ role }) } }, 'opaque'],
])('members that go by users are updated at %s', (request, properties, format) => {
  const users = shows(object({ members: list(object({ id: text, email: text, role })) }));
  const paths = {
    '/spaces/{space}/members': {
      patch: { parameters: path('space'), requestBody: takes(object(properties)), responses: shows(object({})) },
      get: { parameters: path('space'), responses: users },
    },
  };
  expect(leader(likelyUpdates(documents(paths)))?.place.method).toBe('PATCH');
  const { profile } = infer(paths);
  expect(profile.resource).toMatchObject({ request: { in: 'body', pointer: request.replace('/role', '') }, format });
  expect(profile.fields[0]).toMatchObject({ request, user: '/role' });
});

test('what an object says by other names than those of users is no role of theirs', () => {
  const grants = object({ permissions: { type: 'object', additionalProperties: role } });
  const paths = { '/projects/{id}/permissions': { put: { parameters: path('id'), requestBody: takes(grants) } } };
  expect(likelyUpdates(documents(paths))).toEqual([]);
});

const batch = object({ operations: list(object({ user_id: text, role }, ['user_id'])) });
test.each([
  ['/members', list(object({ id: text, role }, ['id', 'role'])), '/0/id', '/0/role'],
  ['/members/batch', batch, '/operations/0/user_id', '/operations/0/role'],
])('of the users that an update of %s lists one is updated', (at, body, pointer, request) => {
  const { profile } = infer({
    [at]: { put: { operationId: 'updateMembers', requestBody: takes(body), responses: shows(object({})) } },
  });
  expect(profile.resource.request).toEqual({ in: 'body', pointer });
  expect(profile.fields[0]?.request).toBe(request);
});

test('a SCIM PatchOp replaces the roles that a read of the user shows', () => {
  const operation = object({ op: text, path: text, value: {} }, ['op']);
  const body = object({ schemas: list(text), Operations: list(operation) }, ['schemas', 'Operations']);
  const user = object({ id: text, userName: text, roles: list(object({ value: text })) }, ['id']);
  const paths = {
    '/Users/{id}': {
      patch: { parameters: path('id'), requestBody: takes(body), responses: { 204: { description: 'Done.' } } },
      get: { parameters: path('id'), responses: shows(user) },
    },
  };
  expect(leader(likelyUpdates(documents(paths)))?.place.id).toBe('PATCH /Users/{id}');
  const { profile } = infer(paths);
  expect(profile.fields[0]).toMatchObject({ request: '/Operations/0/value', user: '/roles', list: true });
});

test('who is named by a login may show it as the name, and that is said', () => {
  const shown = object({ name: text, active: { type: 'boolean' }, role });
  const { profile, open } = infer({
    '/users/{username}': {
      get: { parameters: path('username'), responses: shows(shown) },
      put: { parameters: path('username'), requestBody: takes(object({ role })), responses: shows(shown) },
    },
    '/users': { get: { responses: shows(object({ users: list(shown) })) } },
  });
  expect([profile.user.id, profile.reads?.list?.operation]).toEqual(['/name', 'GET /users']);
  expect(open.fields).toContainEqual(expect.stringContaining('/name is taken for it'));
});

test('groups whose values are roles are the role, before permissions of any name', () => {
  const groups = list({ type: 'string', enum: ['admins', 'users', 'guests'] });
  const body = object({ permissions: list(text), groups });
  const shown = object({ id: text, permissions: list(text), groups });
  const put = { parameters: path('id'), requestBody: takes(body), responses: shows(shown) };
  const { profile } = infer({ '/users/{id}': { put } }, { operation: 'PUT /users/{id}' });
  expect([profile.fields[0]?.request, profile.permissions.roles.map(({ value }) => value)]).toEqual([
    '/groups',
    ['admins', 'users', 'guests'],
  ]);
});

test('groups of anything else are no role', () => {
  const body = object({ role, groups: list({ type: 'string', enum: ['sales', 'support'] }) });
  const { profile } = infer({
    '/users/{id}': {
      put: { parameters: path('id'), requestBody: takes(body), responses: shows(object({ id: text, role })) },
    },
  });
  expect(profile.fields[0]?.request).toBe('/role');
});

test('a role that is listed between two of known strength ranks between them', () => {
  const ranked = (values: readonly string[]) => {
    const body = object({ role: { type: 'string', enum: [...values] } });
    const { profile } = infer({
      '/users/{id}': {
        put: {
          parameters: path('id'),
          requestBody: takes(body),
          responses: shows(object({ id: text, ...(body.properties as object) })),
        },
      },
    });
    return profile.permissions.roles.map(({ value }) => value);
  };
  expect(ranked(['SUPERADMIN', 'ADMIN', 'STAFF', 'USER'])).toEqual(['SUPERADMIN', 'ADMIN', 'STAFF', 'USER']);
  expect(ranked(['viewer', 'analyst', 'admin'])).toEqual(['admin', 'analyst', 'viewer']);
  expect(ranked(['member', 'admin', 'billing'])[0]).toBe('admin');
});

test('a SCIM PatchOp whose values are texts replaces no array of roles', () => {
  const operation = object({ op: text, path: text, value: text }, ['op']);
  const user = object({ id: text, userName: text, roles: list(object({ value: text })) }, ['id']);
  const requestBody = takes(object({ schemas: list(text), Operations: list(operation) }));
  const paths = { '/Users/{id}': { patch: { parameters: path('id'), requestBody, responses: shows(user) } } };
  expect(likelyUpdates(documents(paths))).toEqual([]);
});
