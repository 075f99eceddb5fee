import {
  array,
  content,
  document,
  integer,
  object,
  parameter,
  read,
  ref,
  refusals,
  responses,
  string,
} from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

export function envelopePostDocument(has: Has): JsonObject {
  const role = string({ enum: ['guest', 'staff', 'manager'] });
  const id = parameter('id', 'path', integer({ minimum: 1 }));
  const department = string({ maxLength: 20 });
  const statuses = [400, 401, 403, 404, 405, 413, 415, 422, ...(has('documents-429') ? [429] : [])];
  return document(
    'Envelope post',
    '/api/v2',
    { type: 'http', scheme: 'basic' },
    {
      '/users/{id}/update-role': {
        post: {
          parameters: [id],
          requestBody: {
            required: true,
            ...content(object({ data: object({ role, department }, ['role']) }, ['data'])),
          },
          responses: responses({
            200: object({ data: ref('User') }, ['data']),
            ...refusals(ref('Errors'), ...statuses),
          }),
        },
      },
      '/users/{id}': { get: read([id], object({ data: ref('User') }, ['data'])) },
    },
    {
      Errors: object({ errors: array(object({ code: string(), status: string() }, ['code']), { minItems: 1 }) }, [
        'errors',
      ]),
      User: object(
        {
          id: integer(),
          email: string(),
          full_name: string(),
          role,
          department: { type: ['string', 'null'] },
          is_admin: { type: 'boolean' },
        },
        ['id', 'role'],
      ),
    },
  );
}

export function envelopePostProfile(has: Has): JsonObject {
  return {
    title: 'Envelope post',
    document: { file: 'openapi.yaml', operation: 'POST /users/{id}/update-role' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email', name: '/full_name' },
    responses: { statuses: [200], user: '/data' },
    fields: [
      { name: 'role', kind: 'role', request: '/data/role', user: '/role' },
      { name: 'department', kind: 'attribute', request: '/data/department', user: '/department' },
    ],
    reads: { one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '/data' } },
    auth: { schemes: [{ name: 'main', headers: { Authorization: 'Basic {secret}' } }] },
    permissions: {
      roles: [
        { value: 'manager', rank: 3, mayUpdate: true },
        { value: 'staff', rank: 2 },
        { value: 'guest', rank: 1 },
      ],
    },
    ...(has('documents-429') ? { rateLimit: { retryAfter: 'delta-seconds', source: 'response 429' } } : {}),
    errors: [{ mediaType: 'application/json', body: { errors: [{ code: '{code}', status: '{status:text}' }] } }],
  };
}
