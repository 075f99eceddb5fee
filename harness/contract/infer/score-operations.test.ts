import { expect, test } from 'vitest';
import { documents, infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import type { JsonObject } from '../../model/json.ts';
import { leader, likelyUpdates } from './score-operations.ts';

const done: JsonObject = { 204: { description: 'Done.' } };
const integer = { type: 'integer' };

function put(names: readonly string[], body?: JsonObject): JsonObject {
  return { put: { parameters: path(...names), responses: done, ...(body ? { requestBody: takes(body) } : {}) } };
}

function firstOf(paths: JsonObject) {
  const likely = likelyUpdates(documents(paths));
  return { first: likely[0]?.place.id, taken: leader(likely)?.place.id };
}

test('who is an administrator in a path is a person, and what they may do is called access', () => {
  const orgAccess = { enum: ['full', 'none'] };
  const paths = { '/orgs/{org}/admins/{adminId}': put(['org', 'adminId'], object({ orgAccess })) };
  expect(firstOf(paths).taken).toBe('PUT /orgs/{org}/admins/{adminId}');
  expect(infer(paths).profile.resource).toEqual({
    request: { in: 'path', name: 'adminId' },
    format: 'opaque',
    parameters: { org: '{organization}' },
  });
});

test.each([
  ['how far somebody is trusted', { '/users/{id}/trust_level': put(['id'], object({ level: integer })) }],
  [
    'a role in one of several things of the user',
    { '/users/{id}/role-grants': put(['id'], object({ teams: list(object({ role_id: text, team: text })) })) },
  ],
  [
    'access that is one of many rights',
    { '/users/{id}/grants': put(['id'], object({ global: object({ account_access: text }) })) },
  ],
])('%s is asked about, not taken', (_, paths) => {
  expect(firstOf(paths)).toEqual({ first: `PUT ${Object.keys(paths)[0]}`, taken: undefined });
});

test('a role of JSON:API is told by what it is related as', () => {
  const reference = object({ data: object({ id: text, type: text }) });
  const body = object({ data: object({ id: text, relationships: object({ role: reference }) }) });
  const { profile } = infer({ '/orgs/{org}/memberships/{membership_id}': put(['org', 'membership_id'], body) });
  expect(profile.fields[0]?.request).toBe('/data/relationships/role/data/id');
});

test('of several parameters of the path that sound like a role the one after the user is it, and a verb that sets adds nothing', () => {
  const names = ['groupId', 'membershipType', 'membershipId', 'memberType'];
  const where = '/groups/{groupId}/members/{membershipType}/{membershipId}/setMembershipType/{memberType}';
  const { profile } = infer({ [where]: put(names) });
  expect(profile.resource.request).toEqual({ in: 'path', name: 'membershipId' });
  expect(profile.fields[0]).toMatchObject({ request: '/memberType' });
  expect(profile.fields[0]).not.toHaveProperty('adds');
  expect(profile.resource.parameters).toMatchObject({ membershipType: '{membershipType}' });
});

test('a user name is no e-mail address, and the id of a user is not that of a membership', () => {
  const user = object({ username: text, email: text, role });
  const parameters = path('username');
  const users = infer({
    '/users/{username}': { put: { parameters, requestBody: takes(object({ role })), responses: shows(user) } },
  });
  expect(users.profile.user).toEqual({ id: '/username', email: '/email' });
  const query = [{ name: 'user_id', in: 'query', schema: text }];
  const members = infer({
    '/memberships/{membership_id}': put(['membership_id'], object({ role })),
    '/memberships': { get: { parameters: query, responses: shows(list(object({ id: text, role }))) } },
  });
  expect(members.profile.reads?.list).not.toHaveProperty('filter');
});

test('a list says how its next page is reached: by a cursor inside an object, a Link header, a page, an offset', () => {
  const next = (names: readonly string[], body: JsonObject, headers: JsonObject = {}) => {
    const parameters = names.map((name) => ({ name, in: 'query', schema: text }));
    const ok = { description: 'Done.', headers, content: { 'application/json': { schema: body } } };
    const get = { parameters, responses: { 200: ok } };
    const { profile } = infer({ '/users/{id}': put(['id'], object({ role })), '/users': { get } });
    return profile.reads?.list?.next;
  };
  const users = list(object({ id: text, role }));
  const cursor = object({ results: users, paging: object({ next: object({ after: text }) }) });
  expect(next(['after'], cursor)).toEqual({ query: 'after', from: '/paging/next/after' });
  expect(next(['page', 'per_page'], users, { Link: { schema: text } })).toEqual({ query: 'page', by: 'link' });
  expect(next(['page', 'per_page'], users)).toEqual({ query: 'page', by: 'page' });
  expect(next(['offset', 'limit'], object({ data: users }))).toEqual({ query: 'offset', by: 'offset' });
});

test.each([
  ['an agent of a ticket', '/tickets/{id}/assignee', ['id'], object({ agent_id: text, role: text }, ['agent_id'])],
  ['a user of a database', '/clusters/{cluster}/databaseUsers/{username}', ['cluster', 'username'], object({ role })],
])('%s is no user whose role is updated without a question', (_, where, names, body) => {
  expect(firstOf({ [where]: put(names, body) }).taken).toBeUndefined();
});

test('a key behind its collection is an id of it, as OData writes it', () => {
  const paths = { "/Users('{id}')": put(['id'], object({ Role: role })) };
  expect(infer(paths).profile.resource.request).toEqual({ in: 'path', name: 'id' });
});

test('the read beside an update by a verb is about the same noun', () => {
  const membership = object({ id: text, userId: text, role });
  const post = (body: JsonObject) => ({
    post: { requestBody: takes(body), responses: shows(object({ membership })) },
  });
  const byId = object({ membershipId: text }, ['membershipId']);
  const { reads } = infer({
    '/acme.Members/UpdateMembership': post(object({ membershipId: text, role }, ['membershipId'])),
    '/acme.Members/GetInvitation': post(byId),
    '/acme.Members/GetMembership': post(byId),
  }).profile;
  expect(reads?.one?.operation).toBe('POST /acme.Members/GetMembership');
});

test('a table that joins users to projects holds memberships; a group of users is a group', () => {
  const paths = { '/user-projects/{id}': put(['id'], object({ role })) };
  expect(infer(paths).profile.resource).toMatchObject({ of: 'membership', request: { in: 'path', name: 'id' } });
  expect(firstOf({ '/user-groups/{id}': put(['id'], object({ role })) })).toEqual({});
});

test('the id of a registration is not that of the user whom the path names', () => {
  const registration = object({ id: text, roles: list(text) });
  const update = {
    parameters: path('userId'),
    requestBody: takes(object({ registration })),
    responses: shows(object({ registration })),
  };
  expect(infer({ '/registrations/{userId}': { patch: update } }).profile.user.id).toBeUndefined();
});
