import {
  array,
  content,
  document,
  integer,
  object,
  oneOf,
  parameter,
  read,
  ref,
  refusals,
  responses,
  string,
} from '../open-api.ts';
import type { Json, JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;
const type = 'application/scim+json';

export function scimDocument(has: Has): JsonObject {
  const id = parameter('id', 'path', string());
  const value = string({ enum: ['picker', 'grafter', 'keeper'] });
  const fields = { title: { type: ['string', 'null'] }, active: { type: 'boolean' }, displayName: string() };
  const statuses = [400, 401, 403, 404, 405, 409, 412, 413, 415, ...(has('demands-if-match') ? [428] : [])];
  return document(
    'SCIM',
    '/scim/v2',
    { type: 'http', scheme: 'bearer' },
    {
      '/Users/{id}': {
        put: {
          parameters: [id, parameter('If-Match', 'header', string(), has('demands-if-match'))],
          requestBody: {
            required: true,
            ...content(
              object(
                {
                  schemas: array(string()),
                  userName: string({ minLength: 1 }),
                  ...fields,
                  roles: array(has('plain-values') ? value : object({ value }, ['value']), {
                    minItems: 1,
                    uniqueItems: true,
                  }),
                },
                ['userName', 'roles'],
              ),
              type,
            ),
          },
          responses: responses({ 200: ref('User'), ...refusals(ref('Error'), ...statuses) }, type),
        },
        get: read([id], ref('User'), type),
      },
      '/Users': {
        get: read(
          [parameter('startIndex', 'query', integer()), parameter('count', 'query', integer())],
          object(
            { totalResults: integer(), startIndex: integer(), itemsPerPage: integer(), Resources: array(ref('User')) },
            ['totalResults', 'Resources'],
          ),
          type,
        ),
      },
    },
    {
      Error: object({ schemas: array(string()), status: string(), detail: string(), scimType: string() }, ['status']),
      User: object(
        {
          schemas: array(string()),
          id: string(),
          userName: string(),
          ...fields,
          roles: array(object({ value: oneOf('picker', 'grafter', 'keeper'), display: string() }, ['value'])),
          meta: object({ resourceType: string(), version: string() }),
        },
        ['id', 'userName', 'roles'],
      ),
    },
  );
}

export function scimProfile(has: Has): JsonObject {
  // Written as objects, roles are named as they are written; shown ones may have more members.
  const written = (value: string): Json => (has('plain-values') ? value : { value });
  return {
    title: 'SCIM',
    document: { file: 'openapi.yaml', operation: 'PUT /Users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
    user: { id: '/id', email: '/userName', name: '/displayName', volatile: ['/meta/version'] },
    responses: { statuses: [200], user: '' },
    fields: [
      {
        name: 'roles',
        kind: 'role',
        request: '/roles',
        user: '/roles',
        list: true,
        ...(has('plain-values') ? { item: '/value' } : {}),
        values: ['picker', 'grafter', 'keeper'].map(written),
      },
      { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
    ],
    bind: [{ request: '/userName', to: 'user.email' }],
    reads: {
      one: { operation: 'GET /Users/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /Users', items: '/Resources', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { Authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: written('keeper'), rank: 3, mayUpdate: true },
        { value: written('grafter'), rank: 2 },
        { value: written('picker'), rank: 1 },
      ],
    },
    errors: [
      {
        mediaType: 'application/scim+json',
        body: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
          status: '{status:text}',
          detail: '{detail}',
        },
      },
    ],
  };
}
