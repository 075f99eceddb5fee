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

export function rolesArrayDocument(has: Has): JsonObject {
  const account = parameter('account', 'path', string());
  const id = parameter('id', 'path', integer({ format: 'int64' }));
  const name = string({ enum: ['reader', 'author', 'steward'] });
  const wanted = has('string-or-array')
    ? { oneOf: [name, array(name, { minItems: 1, uniqueItems: true })] }
    : array(has('unknown-404') ? integer() : integer({ enum: [10, 20, 30] }), { minItems: 1, uniqueItems: true });
  const shown = has('string-or-array') ? array(name) : array(object({ id: integer(), name: string() }, ['id', 'name']));
  return document(
    'Roles array',
    '/rest/v3',
    { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Token and the secret' },
    {
      '/accounts/{account}/users/{id}': {
        patch: {
          parameters: [account, id],
          requestBody: { required: true, ...content(object({ roles: wanted }, ['roles'])) },
          responses: responses({ 200: ref('User'), ...refusals(ref('Failure'), 400, 401, 403, 404, 405, 413, 415) }),
        },
        get: read([account, id], ref('User')),
      },
      '/accounts/{account}/users': { get: read([account], object({ users: array(ref('User')) }, ['users'])) },
      '/roles': {
        get: read([], object({ roles: array(object({ id: integer(), name: string() }, ['id', 'name'])) }, ['roles'])),
      },
    },
    {
      Failure: object({ ok: { const: false }, error: string() }, ['ok', 'error']),
      User: object(
        {
          id: integer({ format: 'int64' }),
          email: string(),
          name: string(),
          roles: shown,
          can_publish: { type: 'boolean' },
        },
        ['id', 'roles'],
      ),
    },
  );
}

export function rolesArrayProfile(has: Has): JsonObject {
  const single = has('string-or-array');
  return {
    title: 'Roles array',
    document: { file: 'openapi.yaml', operation: 'PATCH /accounts/{account}/users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer', parameters: { account: '{organization}' } },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [200], user: '' },
    fields: [
      {
        name: 'roles',
        kind: 'role',
        request: '/roles',
        user: '/roles',
        list: true,
        ...(single ? {} : { item: '/id' }),
        ...(has('unknown-404') ? { from: 'roles' } : {}),
      },
    ],
    reads: {
      one: {
        operation: 'GET /accounts/{account}/users/{id}',
        id: { in: 'path', name: 'id' },
        user: '',
        parameters: { account: '{organization}' },
      },
      list: {
        operation: 'GET /accounts/{account}/users',
        items: '/users',
        user: '',
        parameters: { account: '{organization}' },
      },
      roles: {
        operation: 'GET /roles',
        items: '/roles',
        value: single ? '/name' : '/id',
      },
    },
    auth: { schemes: [{ name: 'main', headers: { Authorization: 'Token {secret}' } }] },
    permissions: {
      roles: [
        { value: single ? 'steward' : 30, rank: 3, mayUpdate: true },
        { value: single ? 'author' : 20, rank: 2 },
        { value: single ? 'reader' : 10, rank: 1 },
      ],
    },
    errors: [{ mediaType: 'application/json', body: { ok: false, error: '{detail}' } }],
  };
}
