import { expect, test } from 'vitest';
import { infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import type { JsonObject } from '../../model/json.ts';

const user = object({ id: text, email: text, role });
const update = (parameters: readonly JsonObject[] = path('id'), body = object({ role })): JsonObject => ({
  parameters: [...parameters],
  requestBody: takes(body),
  responses: { 204: { description: 'Done.' } },
});
const reads = (paths: JsonObject) => infer(paths).profile.reads;

test('the read of one user shares the path of the update, the list is its collection', () => {
  const found = reads({
    '/users/{id}': { get: { parameters: path('id'), responses: shows(user) }, patch: update() },
    '/users': { get: { responses: shows(object({ data: list(user) })) } },
    '/posts/{id}': { get: { parameters: path('id'), responses: shows(user) } },
  });
  expect(found).toMatchObject({
    one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' } },
    list: { operation: 'GET /users', items: '/data' },
  });
});

test('a list that does not show the role is no proof beside a read that does', () => {
  const found = reads({
    '/users/{id}': { get: { parameters: path('id'), responses: shows(user) }, patch: update() },
    '/users': { get: { responses: shows(list(object({ id: text, email: text }))) } },
  });
  expect([found?.one?.operation, found?.list]).toEqual(['GET /users/{id}', undefined]);
});

test('of two lists the one of the collection that is updated is taken, with the path parameters of the update', () => {
  const parameters = path('org', 'id');
  const found = reads({
    '/orgs/{org}/members/{id}': { patch: update(parameters) },
    '/orgs/{org}/teams/{team}/members': { get: { parameters: path('org', 'team'), responses: shows(list(user)) } },
    '/orgs/{org}/members': { get: { parameters: path('org'), responses: shows(list(user)) } },
  });
  expect(found?.list).toMatchObject({ operation: 'GET /orgs/{org}/members', items: '' });
  expect(Object.keys(found?.list?.parameters ?? {})).toEqual(['org']);
});

test('a read by POST is known by the id that it takes where the update takes it', () => {
  const body = object({ userId: text, role }, ['userId', 'role']);
  const found = reads({
    '/users/update-role': { post: update([], body) },
    '/users/get': { post: { requestBody: takes(object({ userId: text })), responses: shows(user) } },
  });
  expect(found?.one).toMatchObject({ operation: 'POST /users/get', id: { in: 'body', pointer: '/userId' } });
});

test('the list of roles gives the values by the name that the field has', () => {
  const found = reads({
    '/users/{id}': { patch: update(path('id'), object({ role_id: text })) },
    '/roles': { get: { responses: shows(list(object({ id: text, name: text }))) } },
  });
  expect(found?.roles).toEqual({ operation: 'GET /roles', items: '', value: '/id' });
});
