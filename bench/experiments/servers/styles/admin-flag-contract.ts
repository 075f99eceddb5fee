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

export function adminFlagDocument(_has: Has): JsonObject {
  const email = parameter('email', 'path', string({ format: 'email' }));
  const admin = { type: 'boolean' };
  return document(
    'Admin flag',
    '/hub/api',
    { type: 'apiKey', in: 'cookie', name: 'session' },
    {
      '/users/{email}': {
        patch: {
          parameters: [email],
          requestBody: { required: true, ...content(object({ admin }, ['admin'])) },
          responses: responses({ 200: ref('User'), ...refusals(ref('Error'), 400, 401, 403, 404, 405, 413) }),
        },
        get: read([email], ref('User')),
      },
      '/users': {
        get: read(
          [parameter('offset', 'query', integer()), parameter('limit', 'query', integer())],
          array(ref('User')),
        ),
      },
    },
    {
      Error: object({ status: integer(), message: string() }, ['status', 'message']),
      User: object(
        {
          email: string({ format: 'email' }),
          admin,
          roles: array(string({ enum: ['user', 'admin'] })),
          created: string({ format: 'date-time' }),
          last_activity: string({ format: 'date-time' }),
        },
        ['email', 'admin', 'roles'],
      ),
    },
  );
}

export function adminFlagProfile(_has: Has): JsonObject {
  return {
    title: 'Admin flag',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{email}' },
    resource: { request: { in: 'path', name: 'email' }, format: 'email' },
    user: { id: '/email', email: '/email', volatile: ['/last_activity'] },
    responses: { statuses: [200], user: '' },
    fields: [{ name: 'admin', kind: 'role', request: '/admin', user: '/admin', values: [false, true] }],
    reads: {
      one: { operation: 'GET /users/{email}', id: { in: 'path', name: 'email' }, user: '' },
      list: { operation: 'GET /users', items: '', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { Cookie: 'session={secret}' } }] },
    permissions: {
      organizations: 'one',
      roles: [
        { value: true, rank: 2, mayUpdate: true },
        { value: false, rank: 1 },
      ],
    },
    errors: [{ mediaType: 'application/json', body: { status: '{status}', message: '{detail}' } }],
  };
}
