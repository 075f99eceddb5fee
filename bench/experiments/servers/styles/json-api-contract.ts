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
const type = 'application/vnd.api+json';

export function jsonApiDocument(has: Has): JsonObject {
  const id = parameter('id', 'path', string({ format: 'uuid' }));
  const role = string({ enum: ['basic', 'plus', 'super'] });
  const title = { type: ['string', 'null'], maxLength: 40 };
  const kind = string({ enum: ['users'] });
  return document(
    'JSON API',
    '/api/v2',
    { type: 'apiKey', in: 'header', name: 'Api-Key' },
    {
      '/users/{id}': {
        patch: {
          parameters: [id],
          requestBody: {
            required: true,
            ...content(
              object(
                {
                  data: object(
                    { type: kind, id: string({ format: 'uuid' }), attributes: object({ role, title }, ['role']) },
                    ['type', 'id', 'attributes'],
                  ),
                },
                ['data'],
              ),
              type,
            ),
          },
          responses: responses(
            {
              200: object({ data: ref('User') }, ['data']),
              ...refusals(ref('Errors'), 400, 403, 404, 405, 409, 413, 415, 422),
            },
            type,
          ),
        },
        get: read([id], object({ data: ref('User') }, ['data']), type),
      },
      '/users': { get: read([], object({ data: array(ref('User')) }, ['data']), type) },
    },
    {
      Errors: object({ errors: array(object({ status: string(), title: string() }, ['title'])) }, ['errors']),
      User: object(
        {
          type: kind,
          id: string({ format: 'uuid' }),
          attributes: object(
            {
              email: string(),
              name: string(),
              title: { type: ['string', 'null'] },
              role,
              role_label: string(),
              is_super: { type: 'boolean' },
              ...(has('mass-assignment') ? { is_billing: { type: 'boolean' } } : {}),
              modified_at: integer(),
            },
            ['email', 'role'],
          ),
        },
        ['type', 'id', 'attributes'],
      ),
    },
  );
}

export function jsonApiProfile(_has: Has): JsonObject {
  return {
    title: 'JSON API',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, repeated: ['/data/id'], format: 'uuid' },
    user: { id: '/id', email: '/attributes/email', name: '/attributes/name', volatile: ['/attributes/modified_at'] },
    responses: { statuses: [200], user: '/data' },
    fields: [
      { name: 'role', kind: 'role', request: '/data/attributes/role', user: '/attributes/role' },
      { name: 'title', kind: 'attribute', request: '/data/attributes/title', user: '/attributes/title' },
    ],
    bind: [{ request: '/data/id', to: 'user.id' }],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '/data' },
      list: { operation: 'GET /users', items: '/data', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { 'Api-Key': '{secret}' } }] },
    permissions: {
      roles: [
        { value: 'super', rank: 3, mayUpdate: true },
        { value: 'plus', rank: 2 },
        { value: 'basic', rank: 1 },
      ],
    },
    refusals: {
      'no-credentials': { statuses: [403], source: 'response 403' },
      'wrong-credentials': { statuses: [403], source: 'response 403' },
      'mismatched-id': { statuses: [409], source: 'response 409' },
    },
    errors: [
      { mediaType: 'application/vnd.api+json', body: { errors: [{ status: '{status:text}', title: '{title}' }] } },
    ],
  };
}
