import { array, content, document, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { JsonObject } from '../../store.ts';
import type { Dialect } from './dialect.ts';

export const roles = ['viewer', 'editor', 'admin'];

const idOf = ({ format }: Dialect): JsonObject =>
  format === 'uuid' ? string({ format: 'uuid' }) : { type: 'integer' };

/** The document that a maker publishes with this dialect. */
export function dialectDocument(dialect: Dialect): JsonObject {
  const { header, success, method, closed, documented, errorType } = dialect;
  const id = parameter('id', 'path', idOf(dialect));
  const role = string({ enum: roles });
  const title = { type: ['string', 'null'], maxLength: 60 };
  const done = { user: ref('User'), message: object({ message: string() }, ['message']), nothing: null }[success];
  const [name, prefix] = header;
  const scheme =
    name === 'authorization' && prefix === 'Bearer '
      ? { type: 'http', scheme: 'bearer' }
      : { type: 'apiKey', in: 'header', name };
  const body = object({ role, title }, ['role'], closed ? { additionalProperties: false } : {});
  return document(
    dialect.id,
    '/v1',
    scheme,
    {
      '/users/{id}': {
        [method.toLowerCase()]: {
          parameters: [id],
          requestBody: { required: true, ...content(body) },
          responses: responses(
            { [success === 'nothing' ? 204 : 200]: done, ...documented },
            'application/json',
            errorType ?? 'application/json',
          ),
        },
        get: read([id], ref('User')),
      },
      '/users': { get: read([], array(ref('User'))) },
    },
    {
      User: object({ id: idOf(dialect), email: string(), name: string(), role, title, isAdmin: { type: 'boolean' } }, [
        'id',
        'role',
      ]),
    },
  );
}

export function dialectProfile({ id, method, format, success, header: [name, prefix] }: Dialect): JsonObject {
  return {
    title: id,
    document: { file: 'openapi.yaml', operation: `${method} /users/{id}` },
    resource: { request: { in: 'path', name: 'id' }, format },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [success === 'nothing' ? 204 : 200], user: success === 'user' ? '' : null },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /users', items: '', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { [name]: `${prefix}{secret}` } }] },
    permissions: {
      roles: [
        { value: 'admin', rank: 3, mayUpdate: true },
        { value: 'editor', rank: 2 },
        { value: 'viewer', rank: 1 },
      ],
    },
  };
}
