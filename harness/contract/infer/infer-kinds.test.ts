import { expect, test } from 'vitest';
import { infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';

const done = { 204: { description: 'Done.' } };
const uuid = { type: 'string', format: 'uuid' };

test('what is read at the path of an assignment are assignments, and so is what responds to one', () => {
  const assignment = object({ id: text, type: { type: 'string' }, status: text });
  const user = object({
    id: text,
    type: object({ id: text }),
    _links: object({ self: object({ type: text, name: text }) }),
  });
  const { profile } = infer(
    {
      '/users/{userId}/roles': {
        post: { parameters: path('userId'), requestBody: takes(object({ type: role })), responses: shows(assignment) },
        get: { parameters: path('userId'), responses: shows(list(assignment)) },
      },
      '/users/{userId}/roles/{assignmentId}': {
        delete: { parameters: path('userId', 'assignmentId'), responses: done },
      },
      '/users/{userId}': { get: { parameters: path('userId'), responses: shows(user) } },
    },
    { operation: 'POST /users/{userId}/roles', role: '/type' },
  );
  expect(profile.responses.user).toBeNull();
  expect(profile.fields[0]).toMatchObject({ user: '/roles', item: '/type', adds: true });
  expect(profile.reads?.one).toMatchObject({ operation: 'GET /users/{userId}/roles', as: '/roles' });
  expect(profile.unassign?.role).toEqual({ in: 'path', name: 'assignmentId', from: '/id' });
});

test('of the roles that there are the member is taken that may be written', () => {
  const { profile } = infer({
    '/users/{id}': {
      patch: { parameters: path('id'), requestBody: takes(object({ roles: list(uuid) })), responses: done },
      get: { parameters: path('id'), responses: shows(object({ id: text, roles: list(uuid) })) },
    },
    '/roles': { get: { responses: shows(list(object({ name: text, pk: uuid }))) } },
  });
  expect(profile.reads?.roles).toMatchObject({ operation: 'GET /roles', value: '/pk' });
});

test.each([
  [{ name: 'includeRole', in: 'query', schema: { type: 'boolean', default: false } }, { includeRole: 'true' }],
  [
    { name: 'include', in: 'query', schema: { type: 'string', enum: ['email_addresses', 'role'] } },
    { include: 'role' },
  ],
] as const)('a read that shows the role only when asked is asked by %o', (parameter, expected) => {
  const { profile } = infer({
    '/users/{id}': {
      patch: { parameters: path('id'), requestBody: takes(object({ role })), responses: done },
      get: { parameters: [...path('id'), parameter], responses: shows(object({ id: text, role })) },
    },
  });
  expect(profile.reads?.one?.parameters).toEqual(expected);
});

test('of a text or the thing that it names the text is written and shown', () => {
  const either = { oneOf: [text, object({ id: text, name: text })] };
  const { profile } = infer({
    '/users/{id}': {
      patch: { parameters: path('id'), requestBody: takes(object({ role: either })), responses: done },
      get: { parameters: path('id'), responses: shows(object({ id: text, role: either })) },
    },
  });
  expect(profile.fields[0]).toMatchObject({ name: 'role', request: '/role', user: '/role' });
});

test('where the body names the user, the reads of such users count, and a role that users show by its id is of the target', () => {
  const reference = object({ data: object({ id: text, type: { type: 'string', enum: ['users'] } }, ['id', 'type']) }, [
    'data',
  ]);
  const user = object({
    id: text,
    relationships: object({ roles: object({ data: list(object({ id: text, type: text })) }) }),
  });
  const page = { name: 'page', in: 'query', schema: { type: 'integer', minimum: 0 } };
  const { profile } = infer(
    {
      '/roles/{role_id}/users': {
        post: { parameters: path('role_id'), requestBody: takes(reference), responses: done },
      },
      '/agents/{agent_key}': { get: { parameters: path('agent_key'), responses: shows(object({ id: text, role })) } },
      '/teams/{team}/memberships': {
        get: { parameters: path('team'), responses: shows(list(object({ id: text, role }))) },
      },
      '/users/{user_id}': { get: { parameters: path('user_id'), responses: shows(object({ data: user })) } },
      '/users': { get: { parameters: [page], responses: shows(object({ data: list(user) })) } },
      '/roles': { get: { responses: shows(object({ data: list(object({ id: text, name: text })) })) } },
    },
    { operation: 'POST /roles/{role_id}/users' },
  );
  expect(profile.fields[0]).toMatchObject({
    user: '/relationships/roles/data',
    item: '/id',
    from: 'roles',
    adds: true,
  });
  expect(profile.reads).toMatchObject({
    one: { operation: 'GET /users/{user_id}' },
    list: { operation: 'GET /users', next: { query: 'page', by: 'page' } },
    roles: { operation: 'GET /roles', value: '/id' },
  });
  expect(profile.reads?.list?.next).not.toHaveProperty('first');
});

test('a map from something to roles is no role, and what has to stand beside a role in its object is said', () => {
  const assign = object({ userIds: list(text), role: object({ roleId: text, appId: text }, ['roleId', 'appId']) }, [
    'userIds',
  ]);
  const { profile } = infer({
    '/users/{userId}': {
      put: {
        parameters: path('userId'),
        requestBody: takes(object({ roles: { type: 'object', additionalProperties: { type: 'string' } } })),
        responses: done,
      },
    },
    '/roles/assign': { post: { requestBody: takes(assign), responses: done } },
    '/roles/unassign': { post: { requestBody: takes(assign), responses: done } },
  });
  expect(profile.fields[0]).toMatchObject({ request: '/role/roleId', adds: true });
  expect(profile.bind).toEqual([{ request: '/role/appId', to: 'target.appId' }]);
  expect(profile.unassign).toMatchObject({
    operation: 'POST /roles/unassign',
    role: { in: 'body', pointer: '/role/roleId' },
  });
});

test('the state that is updated is named by what a read shows of it', () => {
  const body = object({ version: { type: 'integer' }, role }, ['version', 'role']);
  const user = object({ id: text, version: { type: 'integer' }, role });
  const { profile } = infer({
    '/users/{id}': {
      put: { parameters: path('id'), requestBody: takes(body), responses: shows(user) },
      get: { parameters: path('id'), responses: shows(user) },
    },
  });
  expect(profile.bind).toEqual([{ request: '/version', to: '/version' }]);
});

test('a read that shows the role otherwise is told, and never taken as if it showed it', () => {
  const user = object({ id: text, roles: list(object({ tenantId: text, role })) });
  const { open } = infer({
    '/tenants/{tenantId}/users/{userId}/role': {
      put: {
        parameters: path('tenantId', 'userId'),
        requestBody: takes(object({ role })),
        responses: shows(object({ userId: text, role })),
      },
    },
    '/tenants/{tenantId}/users/{userId}': { get: { parameters: path('tenantId', 'userId'), responses: shows(user) } },
  });
  expect(open.reads?.[0]).toMatch(/^GET \/tenants\/\{tenantId\}\/users\/\{userId\} shows no \/role/);
});

test('where the roles that there are can be read, no value is made up', () => {
  const { profile } = infer({
    '/users/{userId}/roles/{roleName}': { put: { parameters: path('userId', 'roleName'), responses: done } },
    '/users/{userId}/roles': {
      get: { parameters: path('userId'), responses: shows(list(object({ id: text, name: text }))) },
    },
    '/roles': { get: { responses: shows(list(object({ id: text, name: text }))) } },
  });
  expect(profile.fields[0]).toMatchObject({ request: '/roleName', from: 'roles' });
  expect(profile.reads?.roles).toMatchObject({ operation: 'GET /roles', value: '/name' });
});

test('what may be a group or a user is said to be a user, and the list is narrowed by the same name', () => {
  const kind = { type: 'string', enum: ['GROUP', 'USER'] };
  const grant = object({ id: text, principalId: text, principalType: kind, role });
  const query = { name: 'principalId', in: 'query', schema: text };
  const { profile } = infer({
    '/grants': {
      post: { requestBody: takes(object({ principalId: text, principalType: kind, role })), responses: shows(grant) },
      get: { parameters: [query], responses: shows(object({ grants: list(grant) })) },
    },
  });
  expect(profile.request?.fixed).toEqual({ '/principalType': 'USER' });
  expect(profile.fields.map(({ name }) => name)).toEqual(['role']);
  expect(profile.reads?.list?.filter).toEqual({ query: 'principalId', by: 'id' });
});

test.each([
  ['/users.setRole', '/users.info', '/users.list'],
  ['/w/users/set', '/w/users/get', '/w/users/list'],
])('the reads beside %s are those of the same noun by a verb that reads', (set, one, all) => {
  const user = object({ id: text, email: text, role });
  const query = { name: 'userId', in: 'query', required: true, schema: text };
  const { profile } = infer({
    [set]: { post: { requestBody: takes(object({ userId: text, role })), responses: shows(user) } },
    [one]: { get: { parameters: [query], responses: shows(user) } },
    [all]: { get: { responses: shows(object({ users: list(user) })) } },
  });
  expect(profile.reads?.one).toMatchObject({ operation: `GET ${one}`, id: { in: 'query', name: 'userId' } });
  expect(profile.reads?.list?.operation).toBe(`GET ${all}`);
});

test('the relationship of one role is written by its id', () => {
  const reference = object({ data: object({ type: { type: 'string', enum: ['roles'] }, id: text }, ['type', 'id']) }, [
    'data',
  ]);
  const { profile } = infer(
    {
      '/users/{id}/relationships/role': {
        patch: { parameters: path('id'), requestBody: takes(reference), responses: done },
      },
      '/roles': { get: { responses: shows(object({ data: list(object({ id: text, type: text })) })) } },
    },
    { operation: 'PATCH /users/{id}/relationships/role' },
  );
  expect(profile.fields[0]).toMatchObject({ request: '/data/id', from: 'roles' });
  expect(profile.resource).not.toHaveProperty('repeated');
});

test('of one role or several in its place only what is written is sent', () => {
  const body = {
    oneOf: [object({ role_slug: text }, ['role_slug']), object({ role_slugs: list(text) }, ['role_slugs'])],
  };
  const { profile } = infer({
    '/members/{id}': { put: { parameters: path('id'), requestBody: takes(body), responses: done } },
  });
  expect(profile.bind).toBeUndefined();
});
