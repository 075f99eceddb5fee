import { array, content, document, object, parameter, read, ref, refusals, responses, string } from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

const methodOf = (has: Has) => (has('put') ? 'put' : 'patch');

export function crewDocument(has: Has): JsonObject {
  const role = string({ enum: ['guest', 'deckhand', 'mate', 'captain'] });
  const id = parameter('id', 'path', string());
  const condition = has('demands-etag') ? [parameter('If-Match', 'header', string(), true)] : [];
  const more: JsonObject = has('put') ? { title: { type: ['string', 'null'] }, newsletter: { type: 'boolean' } } : {};
  const error = ref('Error');
  const statuses = [400, 401, 403, 404, 405, 409, 413, 415, ...(has('demands-etag') ? [412, 428] : [])];
  const one = ref('Sailor');
  return document(
    'Crew',
    '/api/v3',
    { type: 'http', scheme: 'bearer' },
    {
      '/crew/{id}': {
        [methodOf(has)]: {
          parameters: [id, ...condition],
          requestBody: { required: true, ...content(object({ role, ...more }, ['role'])) },
          responses: responses({ ...(has('async') ? { 202: null } : { 200: one }), ...refusals(error, ...statuses) }),
        },
        ...(has('list-only') ? {} : { get: read([id], one) }),
        ...(has('deletes')
          ? { delete: { parameters: [id], responses: responses({ 204: null, ...refusals(error, 401, 403, 404) }) } }
          : {}),
      },
      '/crew': { get: read([], object({ crew: array(one) }, ['crew'])) },
    },
    {
      Error: object({ error: string() }, ['error']),
      Sailor: object(
        {
          id: string(),
          email: string(),
          name: string(),
          role,
          title: { type: ['string', 'null'] },
          newsletter: { type: 'boolean' },
          standing: string({ enum: ['active', 'inactive'] }),
          mustReset: { type: 'boolean' },
        },
        ['id', 'role'],
      ),
    },
  );
}

export function crewProfile(has: Has): JsonObject {
  return {
    title: 'Crew',
    document: { file: 'openapi.yaml', operation: `${methodOf(has).toUpperCase()} /crew/{id}` },
    resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [has('async') ? 202 : 200], user: has('async') ? null : '' },
    ...(has('demands-etag') ? { conditional: 'required' } : {}),
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      ...(has('put') ? [{ name: 'title', kind: 'attribute', request: '/title', user: '/title' }] : []),
    ],
    reads: {
      ...(has('settles') ? { settles: 2 } : {}),
      ...(has('list-only') ? {} : { one: { operation: 'GET /crew/{id}', id: { in: 'path', name: 'id' }, user: '' } }),
      list: { operation: 'GET /crew', items: '/crew', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: 'captain', rank: 4, mayUpdate: true },
        { value: 'mate', rank: 3, mayUpdate: true },
        { value: 'deckhand', rank: 2 },
        { value: 'guest', rank: 1 },
      ],
    },
    errors: [{ mediaType: 'application/json', body: { error: '{detail}' } }],
  };
}
