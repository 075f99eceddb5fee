import { array, content, document, object, parameter, read, ref, refusals, responses, string } from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

export function rpcBodyDocument(_has: Has): JsonObject {
  const role = string({ enum: ['guest', 'regular', 'chief'] });
  const ok = { const: true };
  return document(
    'RPC body',
    '/rpc',
    { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
    {
      '/users.setRole': {
        post: {
          requestBody: { required: true, ...content(object({ user_id: string(), role }, ['user_id', 'role'])) },
          responses: responses({
            200: object({ ok, user: ref('User') }, ['ok', 'user']),
            ...refusals(ref('Failure'), 400, 401, 403, 404, 405, 413, 415),
          }),
        },
      },
      '/users.info': {
        get: read([parameter('user', 'query', string(), true)], object({ ok, user: ref('User') }, ['ok', 'user'])),
      },
      '/users.list': { get: read([], object({ ok, users: array(ref('User')) }, ['ok', 'users'])) },
    },
    {
      Failure: object({ ok: { const: false }, error: string() }, ['ok', 'error']),
      User: object({ id: string(), mail: string(), real_name: string(), role }, ['id', 'role']),
    },
  );
}

export function rpcBodyProfile(_has: Has): JsonObject {
  return {
    title: 'RPC body',
    document: { file: 'openapi.yaml', operation: 'POST /users.setRole' },
    resource: { request: { in: 'body', pointer: '/user_id' }, format: 'opaque' },
    user: { id: '/id', email: '/mail', name: '/real_name' },
    responses: { statuses: [200], user: '/user' },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }],
    reads: {
      one: { operation: 'GET /users.info', id: { in: 'query', name: 'user' }, user: '/user' },
      list: { operation: 'GET /users.list', items: '/users', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { 'X-Auth-Token': '{secret}' } }] },
    permissions: {
      roles: [
        { value: 'chief', rank: 3, mayUpdate: true },
        { value: 'regular', rank: 2 },
        { value: 'guest', rank: 1 },
      ],
    },
    errors: [{ mediaType: 'application/json', body: { ok: false, error: '{code}' } }],
  };
}
