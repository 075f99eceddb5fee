import { array, content, document, object, parameter, read, ref, refusals, responses, string } from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

export function roleObjectDocument(_has: Has): JsonObject {
  const id = parameter('id', 'path', string());
  const locale = string({ enum: ['en', 'de', 'fr'] });
  const uuid = string({ format: 'uuid' });
  return document(
    'Role object',
    '',
    { type: 'http', scheme: 'bearer' },
    {
      '/users/{id}': {
        patch: {
          parameters: [id],
          requestBody: {
            required: true,
            ...content(object({ role_id: uuid, nickname: string({ minLength: 2 }), locale }, ['role_id'])),
          },
          responses: responses({
            200: object({ user: ref('User') }, ['user']),
            ...refusals(ref('Error'), 400, 401, 403, 404, 405, 413, 415),
          }),
        },
        get: read([id], object({ user: ref('User') }, ['user'])),
      },
      '/users': { get: read([], object({ users: array(ref('User')) }, ['users'])) },
    },
    {
      Error: object({ error: object({ code: string(), message: string() }, ['code']) }, ['error']),
      User: object(
        {
          id: string(),
          email: string(),
          name: string(),
          nickname: { type: ['string', 'null'] },
          locale,
          role: object({ id: uuid, name: string() }, ['id', 'name']),
          permissions: array(string()),
        },
        ['id', 'role'],
      ),
    },
  );
}

export function roleObjectProfile(_has: Has): JsonObject {
  const id = (last: number) => `aaaaaaaa-0000-4000-8000-00000000000${last}`;
  return {
    title: 'Role object',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [200], user: '/user' },
    fields: [
      { name: 'role_id', kind: 'role', request: '/role_id', user: '/role/id', values: [id(1), id(2), id(3)] },
      { name: 'nickname', kind: 'attribute', request: '/nickname', user: '/nickname' },
      { name: 'locale', kind: 'attribute', request: '/locale', user: '/locale' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '/user' },
      list: { operation: 'GET /users', items: '/users', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { Authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: id(3), rank: 3, mayUpdate: true },
        { value: id(2), rank: 2 },
        { value: id(1), rank: 1 },
      ],
    },
    errors: [{ mediaType: 'application/json', body: { error: { code: '{code}', message: '{detail}' } } }],
  };
}
