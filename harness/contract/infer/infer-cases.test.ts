import { expect, test } from 'vitest';
import { documents, infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import { checkChoices } from './check-choices.ts';
import { inferContract } from './infer-contract.ts';
import { likelyUpdates } from './score-operations.ts';

test('the member is the resource and the account around it the organization, whatever their parameters are called', () => {
  const parameters = path('account_identifier', 'identifier');
  const member = object({ result: object({ id: text, role }, ['id', 'role']) });
  const { profile } = infer({
    '/accounts/{account_identifier}/members/{identifier}': {
      put: { parameters, requestBody: takes(object({ role })), responses: shows(member) },
      get: { parameters, responses: shows(member) },
    },
  });
  expect(profile.resource).toMatchObject({
    request: { in: 'path', name: 'identifier' },
    parameters: { account_identifier: '{organization}' },
  });
  expect(profile.reads?.one?.id).toEqual({ in: 'path', name: 'identifier' });
});

test('a role that is written as an object is shown at its own path, never at the id of the user', () => {
  const user = object({ id: text, username: text, role: object({ id: text, name: text }) }, ['id']);
  const { profile } = infer({
    '/users/{id}': {
      patch: {
        parameters: path('id'),
        requestBody: takes(object({ username: text, role: object({ id: text, name: text }) })),
        responses: shows(object({ data: user })),
      },
      get: { parameters: path('id'), responses: shows(object({ data: user })) },
    },
    '/roles': { get: { responses: shows(object({ data: list(object({ id: text })) })) } },
  });
  expect(profile.user.id).toBe('/id');
  expect(profile.fields[0]).toMatchObject({ request: '/role/id', user: '/role/id', from: 'roles' });
  // Under what name somebody logs in is nothing to vary.
  expect(profile.fields.map(({ request }) => request)).toEqual(['/role/id']);
});

test('the read of the team is no read of its member: the list of members is', () => {
  const { profile } = infer({
    '/teams/{id}/users/{user_id}': {
      put: {
        parameters: path('id', 'user_id'),
        requestBody: takes(object({ role }, ['role'])),
        responses: { 204: { description: 'Done.' } },
      },
    },
    '/teams/{id}': {
      get: {
        parameters: path('id'),
        responses: shows(object({ team: object({ id: text, default_role: text }, ['id']) })),
      },
    },
    '/teams/{id}/members': {
      get: {
        parameters: path('id'),
        responses: shows(object({ members: list(object({ user: object({ id: text }), role })) })),
      },
    },
  });
  expect(profile.reads).toEqual({
    list: { operation: 'GET /teams/{id}/members', items: '/members', user: '', parameters: { id: '{organization}' } },
  });
  expect(profile.user.id).toBe('/user/id');
});

test('a list inside one user is no list of users', () => {
  const member = object({ id: text, orgRole: text, externalUsers: list(object({ id: text }, ['id'])) }, ['id']);
  const parameters = path('org', 'member_id');
  const { profile } = infer({
    '/orgs/{org}/members/{member_id}/': {
      put: { parameters, requestBody: takes(object({ orgRole: role })), responses: shows(member) },
      get: { parameters, responses: shows(member) },
    },
  });
  expect(Object.keys(profile.reads ?? {})).toEqual(['one']);
  expect(profile.reads?.one?.parameters).toEqual({ org: '{organization}' });
  expect(profile.fields[0]?.user).toBe('/orgRole');
});

test('fields of one name in two objects go by their paths', () => {
  const held = object({ role, title: text });
  const user = object({ id: text, held, address: object({ city: text }), employer: object({ city: text }) }, ['id']);
  const { profile } = infer({
    '/users/{id}': {
      patch: { parameters: path('id'), requestBody: takes(user), responses: shows(user) },
    },
  });
  expect(profile.fields.map(({ name }) => name)).toEqual(['role', 'title', 'address.city', 'employer.city']);
});

test('a role that is written as a slug is shown in the role object, not in the list of roles', () => {
  const slug = object({ slug: text }, ['slug']);
  const shown = object({ id: text, roles: list(slug), role: slug }, ['id']);
  const { profile } = infer({
    '/organization_memberships/{id}': {
      put: { parameters: path('id'), requestBody: takes(object({ role_slug: text })), responses: shows(shown) },
    },
  });
  expect(profile.resource.of).toBe('membership');
  expect(profile.fields[0]).toMatchObject({ request: '/role_slug', user: '/role/slug' });
});

test('roles that only a response lists are the values, and a person is told where they come from', () => {
  const { profile, open } = infer({
    '/memberships/{id}': {
      put: {
        parameters: path('id'),
        requestBody: takes(object({ access_level: text })),
        responses: shows(object({ id: text, access_level: role }, ['id'])),
      },
    },
  });
  expect(profile.fields[0]?.values).toEqual(['admin', 'editor', 'viewer']);
  expect(open.fields).toContainEqual(expect.stringContaining('those that a response shows'));
});

test('roles that are objects have every member that the document requires', () => {
  const item = object(
    { name: { enum: ['ADMIN', 'MEMBER'] }, resource: object({ type: { enum: ['ORG'] } }, ['type']) },
    ['name', 'resource'],
  );
  const { profile } = infer({
    '/roles/{user_id}': {
      put: {
        parameters: path('user_id'),
        requestBody: takes(object({ roles: list(item) }, ['roles'])),
        responses: shows(object({ roles: list(item) })),
      },
    },
  });
  expect(profile.fields[0]?.values).toEqual([
    { name: 'ADMIN', resource: { type: 'ORG' } },
    { name: 'MEMBER', resource: { type: 'ORG' } },
  ]);
  expect(profile.permissions.roles[0]).toMatchObject({ value: { name: 'ADMIN' }, mayUpdate: true });
});

test.each([
  ['permissionType', { enum: ['workspace_admin', 'workspace_reader'] }],
  ['accessLevel', { type: 'integer', enum: [10, 50] }],
  ['is_admin', { type: 'boolean' }],
  ['sysadmin_flag', { type: 'boolean' }],
  ['restricted', { type: 'boolean' }],
  ['tier', role],
  ['scope', role],
])('a role may be called %s', (name, schema) => {
  const shown = object({ permissionId: text, userId: text, [name]: schema }, ['permissionId']);
  const { profile } = infer({
    '/permissions/{permissionId}': {
      patch: {
        parameters: path('permissionId'),
        requestBody: takes(object({ [name]: schema }, [name])),
        responses: shows(shown),
      },
    },
  });
  expect(profile.fields[0]?.request).toBe(`/${name}`);
  expect(profile.user.id).toBe('/permissionId');
});

const thing = object({ id: text, name: text, role });

test.each([
  ['a role itself', '/roles/{id}', 'put', object({ id: text, name: text, permissions: list(text) })],
  ['an account', '/accounts/{account_id}', 'patch', object({ id: text, tier: role })],
  ['a key of a user', '/users/{user_id}/keys/{key_id}', 'patch', object({ id: text, scope: role })],
  ['the settings of a user', '/users/{id}/settings', 'patch', object({ id: text, level: role })],
  ['a project', '/projects/{id}', 'put', thing],
  ['an invitation', '/invitations', 'post', object({ email: text, role }, ['email'])],
])('%s is no user whose role is updated', (_what, url, method, schema) => {
  const names = [...url.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const operation = { parameters: path(...names), requestBody: takes(schema), responses: shows(schema) };
  expect(likelyUpdates(documents({ [url]: { [method]: operation } }))).toEqual([]);
});

test('of two that look alike none is taken, and both are told with the signs that speak for them', () => {
  const operation = (name: string) => ({
    put: { parameters: path(name), requestBody: takes(object({ role })), responses: shows(object({ id: text, role })) },
  });
  const two = { '/members/{a_id}': operation('a_id'), '/users/{b_id}': operation('b_id') };
  expect(() => infer(two)).toThrow(/PUT \/users\/\{b_id\} \(.*\n.*PUT \/members\/\{a_id\} \(.*it takes \/role/);
});

test.each([
  [{ one: 'GET /nowhere' }, '--read-one'],
  [{ roleInUser: '/nowhere' }, '--role-in-user'],
  [{ owner: 'nobody' }, '--owner'],
  [{ managers: ['nobody'] }, '--managers'],
])('a flag that comes to nothing is refused: %o', (choices, flag) => {
  const user = object({ id: text, role }, ['id']);
  const source = documents({
    '/users/{id}': { patch: { parameters: path('id'), requestBody: takes(user), responses: shows(user) } },
  });
  expect(() => checkChoices(source, choices, inferContract(source, choices))).toThrow(flag);
});
