import { expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { Documents } from '../documents.ts';
import { gapList } from '../gap.ts';
import { inferContract } from './infer-contract.ts';
import { inferPermissions } from './infer-permissions.ts';
import { likelyUpdates } from './score-operations.ts';
import { targetsStub } from './targets-stub.ts';

const role = { type: 'string', enum: ['guest', 'member', 'owner'] };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
const response = (schema: JsonObject): JsonObject => ({ description: 'Done.', content: json(schema) });
const shown = { type: 'object', properties: { id: { type: 'string' }, role } };

/** An update of a role in the usual form, with parts of it replaced. */
function update(fields: JsonObject = {}): JsonObject {
  return {
    parameters: [id],
    requestBody: { content: json({ type: 'object', properties: { role } }) },
    responses: { 200: response(shown), 403: { description: 'No.' } },
    ...fields,
  };
}

function documents(paths: JsonObject, more: JsonObject = {}): Documents {
  const value = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths, ...more };
  return new Documents(value, 'openapi.json', gapList().note, undefined);
}

test('the operation that changes the role of one user comes before those that only look so', () => {
  const likely = likelyUpdates(
    documents({
      '/users': { post: update({ parameters: [] }) },
      '/roles/{id}': { put: update() },
      '/users/{id}/settings': { patch: update({ requestBody: { content: json({ properties: { hue: {} } }) } }) },
      '/users/{id}/role': { put: update() },
    }),
  );
  expect(likely[0]?.place.id).toBe('PUT /users/{id}/role');
  expect(likely.map(({ place }) => place.id)).not.toContain('PATCH /users/{id}/settings');
});

test('the last path parameter that names a person is the test user, the others take the organization', () => {
  const path = '/orgs/{org}/users/{id}';
  const org = { ...id, name: 'org' };
  const { profile } = inferContract(documents({ [path]: { patch: update({ parameters: [org, id] }) } }), {});
  expect(profile.resource).toEqual({
    request: { in: 'path', name: 'id' },
    format: 'uuid',
    parameters: { org: '{organization}' },
  });
});

test('a response without a body has no user, and a read shows the role in its place', () => {
  const get = { parameters: [id], responses: { 200: response({ type: 'object', properties: { data: shown } }) } };
  const responses = { 204: { description: 'Done.' } };
  const { profile } = inferContract(documents({ '/users/{id}': { patch: update({ responses }), get } }), {});
  expect(profile.responses).toEqual({ statuses: [204], user: null });
  expect(profile.reads?.one).toMatchObject({ operation: 'GET /users/{id}', user: '/data' });
  expect(profile.fields[0]).toMatchObject({ request: '/role', user: '/role' });
});

test('a role that names things of the server takes its values from the target', () => {
  const schema = {
    type: 'object',
    properties: { role_ids: { type: 'array', items: { type: 'string', format: 'uuid' } } },
  };
  const { profile, open } = inferContract(
    documents({ '/users/{id}': { patch: update({ requestBody: { content: json(schema) } }) } }),
    {},
  );
  expect(profile.fields[0]).toMatchObject({ name: 'role_ids', list: true, from: 'roles' });
  expect(open.permissions?.[0]).toContain('placeholders');
});

test('statuses become refusals, the last owner is told by its description, and what is left is open', () => {
  const responses = {
    200: response(shown),
    402: { description: 'Your plan is full.' },
    409: { description: 'The last owner cannot be demoted.' },
    422: { description: 'No.' },
  };
  const { profile, open } = inferContract(documents({ '/users/{id}': { patch: update({ responses }) } }), {});
  expect(profile.refusals?.['invalid-value']?.statuses).toEqual([422]);
  expect(profile.refusals?.['last-owner']?.statuses).toEqual([409]);
  expect(profile.permissions.roles[0]).toEqual({ value: 'owner', rank: 3, mayUpdate: true, owner: true });
  expect(open.refusals).toEqual(['response 402 has no refusal yet: Your plan is full.']);
});

test('credentials in headers and cookies are taken, those of one alternative together; a key in the query is not', () => {
  const components = {
    securitySchemes: {
      app: { type: 'apiKey', in: 'header', name: 'X-App' },
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      query: { type: 'apiKey', in: 'query', name: 'key' },
      basic: { type: 'http', scheme: 'basic' },
    },
  };
  const security = [{ app: [], session: [] }, { query: [] }, { basic: [] }];
  const { profile, open } = inferContract(
    documents({ '/users/{id}': { patch: update({ security }) } }, { components }),
    {},
  );
  expect(profile.auth.schemes).toEqual([
    { name: 'app + session', headers: { 'X-App': '{secret}', cookie: 'sid={secret}' } },
    { name: 'basic', headers: { authorization: 'Basic {basic}' } },
  ]);
  expect(open.auth).toEqual([expect.stringContaining('query is left out')]);
  expect(targetsStub('a-b', profile, undefined)).toContain(`cookie: "sid=\${A_B_ADMIN_SECRET_2}"`);
});

test('roles are ranked by what their names say, by size, or as a person lists them', () => {
  const ranks = (...args: Parameters<typeof inferPermissions>) =>
    inferPermissions(...args).roles.map(({ value }) => value);
  expect(ranks(['admin', 'viewer', 'editor'], false, {})).toEqual(['admin', 'editor', 'viewer']);
  expect(ranks([50, 10, 30], false, {})).toEqual([50, 30, 10]);
  expect(ranks([3, 2, 1], false, { values: [3, 2, 1] })).toEqual([1, 2, 3]);
});

test('a field that is no role is not taken for one', () => {
  const requestBody = { content: json({ type: 'object', properties: { hue: { type: 'string' } } }) };
  const source = documents({ '/users/{id}': { patch: update({ requestBody }) } });
  expect(() => inferContract(source, { operation: 'PATCH /users/{id}' })).toThrow(/no field .* looks like a role/);
});

test('a user that is named by a login is found by the login of the person, not of the organization', () => {
  const login = { type: 'object', properties: { login: { type: 'string' } } };
  const schema = {
    type: 'object',
    properties: { direct_membership: { type: 'boolean' }, organization: login, user: login, role },
  };
  const username = { name: 'username', in: 'path', required: true, schema: { type: 'string' } };
  const patch = update({ parameters: [username], responses: { 200: response(schema) } });
  const { profile } = inferContract(documents({ '/memberships/{username}': { patch } }), {});
  expect(profile.user.id).toBe('/user/login');
});

test('the operations that were passed over are told', () => {
  const source = documents({ '/users/{id}/role': { put: update() }, '/users/{id}': { patch: update() } });
  expect(inferContract(source, {}).passedOver.map(({ place }) => place.id)).toEqual(['PATCH /users/{id}']);
});
