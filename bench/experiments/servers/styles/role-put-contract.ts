import { array, content, document, object, parameter, read, ref, refusals, responses, string } from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

export function rolePutDocument(has: Has): JsonObject {
  const role = string({ enum: ['viewer', 'editor', 'administrator'] });
  const uuid = string({ format: 'uuid' });
  const nullable = (schema: JsonObject) => ({ anyOf: [schema, { type: 'null' }] });
  return document(
    'Role put',
    '/api',
    { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    {
      '/users/{userId}/role': {
        put: {
          parameters: [parameter('userId', 'path', uuid)],
          requestBody: {
            required: true,
            ...content(object({ role }, ['role'], has('ignores-extra') ? {} : { additionalProperties: false })),
          },
          responses: responses(
            { 204: null, ...refusals(ref('Problem'), 400, 401, 403, 404, 405, 413, 415, 422) },
            'application/json',
            'application/problem+json',
          ),
        },
      },
      '/users': {
        get: read(
          [parameter('after', 'query', string())],
          object({ users: array(ref('User')), next: nullable(uuid) }, ['users', 'next']),
        ),
      },
    },
    {
      Problem: object({ type: string(), title: string(), status: { type: 'integer' }, detail: string() }, ['title']),
      User: object({ id: uuid, email: string({ format: 'email' }), display_name: string(), role }, ['id', 'role']),
    },
  );
}

export function rolePutProfile(_has: Has): JsonObject {
  return {
    title: 'Role put',
    document: { file: 'openapi.yaml', operation: 'PUT /users/{userId}/role' },
    resource: { request: { in: 'path', name: 'userId' }, format: 'uuid' },
    user: { id: '/id', email: '/email', name: '/display_name' },
    responses: { statuses: [204], user: null },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }],
    reads: { list: { operation: 'GET /users', items: '/users', user: '', next: { query: 'after', from: '/next' } } },
    auth: { schemes: [{ name: 'main', headers: { 'X-Api-Key': '{secret}' } }] },
    permissions: {
      roles: [
        { value: 'administrator', rank: 3, mayUpdate: true },
        { value: 'editor', rank: 2 },
        { value: 'viewer', rank: 1 },
      ],
    },
    errors: [
      {
        mediaType: 'application/problem+json',
        body: { type: 'about:blank', title: '{title}', status: '{status}', detail: '{detail}' },
      },
    ],
  };
}
