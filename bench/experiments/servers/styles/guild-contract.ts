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

const ranks = ['novice', 'warden', 'keeper'];
const json = (has: Has) => (has('vnd') ? 'application/vnd.guild+json' : 'application/json');
const status = (has: Has) => (has('async') ? 202 : 200);

export function guildDocument(has: Has): JsonObject {
  const id = parameter('id', 'path', integer({ minimum: 1 }));
  const role = string({ enum: ranks });
  const statuses = [400, 401, 403, 404, 405, 413, ...(has('loose') ? [] : [415]), ...(has('content-422') ? [422] : [])];
  const errorType = has('text-errors') ? 'text/plain' : json(has);
  const error = has('text-errors') ? string() : ref('Fault');
  const seen = has('async') ? object({ accepted: { type: 'boolean' } }, ['accepted']) : ref('Person');
  return document(
    'Guild',
    '/guild',
    { type: 'http', scheme: 'bearer' },
    {
      '/people/{id}': {
        patch: {
          parameters: [id],
          requestBody: { required: true, ...content(object({ role }, ['role']), json(has)) },
          responses: responses({ [status(has)]: seen, ...refusals(error, ...statuses) }, json(has), errorType),
        },
        get: read([id], ref('Person'), json(has)),
      },
      '/people': { get: read([], array(ref('Person')), json(has)) },
    },
    {
      Fault: object({ error: object({ code: string(), message: string() }, ['code']) }, ['error']),
      Person: object(
        {
          id: integer(),
          email: string(),
          name: string(),
          role: has('role-object') ? object({ name: role, label: string() }, ['name']) : role,
          nickname: string(),
        },
        ['id', 'role'],
      ),
    },
  );
}

export function guildProfile(has: Has): JsonObject {
  return {
    title: 'Guild',
    document: { file: 'openapi.yaml', operation: 'PATCH /people/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [status(has)], user: has('async') ? null : '' },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: has('role-object') ? '/role/name' : '/role' }],
    reads: {
      ...(has('async') ? { settles: 1 } : {}),
      one: { operation: 'GET /people/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /people', items: '', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { Authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: 'keeper', rank: 3, mayUpdate: true },
        { value: 'warden', rank: 2 },
        { value: 'novice', rank: 1 },
      ],
    },
    ...(has('text-errors')
      ? {}
      : { errors: [{ mediaType: json(has), body: { error: { code: '{code}', message: '{detail}' } } }] }),
  };
}
