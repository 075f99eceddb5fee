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

export function membershipDocument(_has: Has): JsonObject {
  const group = parameter('group', 'path', string());
  const id = parameter('id', 'path', integer({ minimum: 1 }));
  const level = integer({ enum: [10, 20, 30, 40, 50] });
  return document(
    'Membership',
    '/api/v4',
    { type: 'apiKey', in: 'header', name: 'Private-Token' },
    {
      '/groups/{group}/memberships/{id}.json': {
        put: {
          parameters: [group, id],
          requestBody: { required: true, ...content(object({ access_level: level }, ['access_level'])) },
          responses: responses({ 204: null, ...refusals(ref('Error'), 400, 401, 403, 404, 405, 413, 415) }),
        },
        get: read([group, id], ref('Membership')),
      },
      '/groups/{group}/memberships.json': {
        get: read(
          [group, parameter('page', 'query', integer()), parameter('per_page', 'query', integer())],
          object({ memberships: array(ref('Membership')), next_page: { type: ['integer', 'null'] } }, ['memberships']),
        ),
      },
    },
    {
      Error: object({ message: string() }, ['message']),
      Membership: object(
        {
          id: integer(),
          user: object({ id: integer(), email: string(), name: string() }),
          access_level: level,
          expires_at: { type: ['string', 'null'] },
        },
        ['id', 'user', 'access_level'],
      ),
    },
  );
}

export function membershipProfile(has: Has): JsonObject {
  return {
    title: 'Membership',
    document: { file: 'openapi.yaml', operation: 'PUT /groups/{group}/memberships/{id}.json' },
    resource: {
      of: 'membership',
      request: { in: 'path', name: 'id' },
      format: 'integer',
      parameters: { group: '{organization}' },
    },
    user: { id: '/id', email: '/user/email', name: '/user/name' },
    responses: { statuses: [204], user: null },
    fields: [{ name: 'access_level', kind: 'role', request: '/access_level', user: '/access_level' }],
    reads: {
      one: {
        operation: 'GET /groups/{group}/memberships/{id}.json',
        id: { in: 'path', name: 'id' },
        user: '',
        parameters: { group: '{organization}' },
      },
      list: {
        operation: 'GET /groups/{group}/memberships.json',
        items: '/memberships',
        user: '',
        parameters: { group: '{organization}' },
        next: { query: 'page', from: '/next_page' },
      },
    },
    auth: { schemes: [{ name: 'main', headers: { 'Private-Token': '{secret}' } }] },
    permissions: {
      ...(has('rank') ? { ranked: true } : {}),
      roles: [50, 40, 30, 20, 10].map((value) => ({
        value,
        rank: value / 10,
        ...(value >= 40 ? { mayUpdate: true } : {}),
      })),
    },
    errors: [{ mediaType: 'application/json', body: { message: '{status} {detail}' } }],
  };
}
