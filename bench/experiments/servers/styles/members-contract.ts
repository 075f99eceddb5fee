import {
  array,
  content,
  document,
  object,
  oneOf,
  parameter,
  read,
  ref,
  refusals,
  responses,
  string,
} from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

export function membersDocument(has: Has): JsonObject {
  const role = string({ enum: ['owner', 'admin', 'member'] });
  const level = string({ enum: ['junior', 'lead'] });
  const id = parameter('id', 'path', string());
  const statuses = [400, 401, 403, 404, 405, 413, 415, ...(has('keeps-owner') ? [409] : [])];
  return document(
    'Members',
    '/v1',
    { type: 'http', scheme: 'bearer' },
    {
      '/members/{id}': {
        patch: {
          parameters: [id],
          requestBody: {
            required: true,
            ...content(object({ role, ...(has('levels') ? { level } : {}) }, ['role'])),
          },
          responses: responses({ 200: ref('Member'), ...refusals(ref('Error'), ...statuses) }),
        },
        get: read([id], ref('Member')),
      },
      '/members': { get: read([], object({ items: array(ref('Member')) }, ['items'])) },
    },
    {
      Error: object({ message: string() }, ['message']),
      Member: object(
        {
          id: string(),
          email: string(),
          name: string(),
          role: has('null-role') ? { oneOf: [role, { type: 'null' }] } : role,
          ...(has('levels') ? { level: oneOf('junior', 'lead', null) } : {}),
          ...(has('versions') ? { version: { type: 'integer' }, updatedAt: string({ format: 'date-time' }) } : {}),
        },
        ['id', 'role'],
      ),
    },
  );
}

export function membersProfile(has: Has): JsonObject {
  return {
    title: 'Members',
    document: { file: 'openapi.yaml', operation: 'PATCH /members/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
    user: {
      id: '/id',
      email: '/email',
      name: '/name',
      ...(has('versions') ? { volatile: ['/version', '/updatedAt'] } : {}),
    },
    responses: { statuses: [200], user: '' },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      ...(has('levels') ? [{ name: 'level', kind: 'attribute', request: '/level', user: '/level' }] : []),
    ],
    reads: {
      ...(has('settles') ? { settles: 1 } : {}),
      one: { operation: 'GET /members/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /members', items: '/items', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Bearer {secret}' } }] },
    permissions: {
      ...(has('rank') && !has('rank-untold') ? { ranked: true } : {}),
      roles: [
        { value: 'owner', rank: 3, mayUpdate: true, ...(has('keeps-owner') ? { owner: true } : {}) },
        { value: 'admin', rank: 2, mayUpdate: true },
        { value: 'member', rank: 1 },
      ],
    },
    ...(has('hides') ? { refusals: { 'insufficient-role': { statuses: [404], source: 'response 404' } } } : {}),
    errors: [{ mediaType: 'application/json', body: { message: '{detail}' } }],
  };
}
