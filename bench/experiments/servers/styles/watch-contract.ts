import { array, content, document, object, parameter, read, ref, refusals, responses, string } from '../open-api.ts';
import type { JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

/** What a member may be given, weakest first. */
export const duties: readonly string[] = ['cook', 'lookout', 'gunner', 'captain'];

export function watchDocument(has: Has): JsonObject {
  const memberId = parameter('memberId', 'path', string());
  const refused = refusals(ref('Error'), 400, 401, 403, 404, 405, 413, 415, ...(has('repeats') ? [] : [409]));
  const last = has('by-value') ? 'duty' : 'assignmentId';
  return document(
    'Watch',
    '/v2',
    { type: 'http', scheme: 'bearer' },
    {
      '/members/{memberId}/duties': {
        post: {
          parameters: [memberId],
          requestBody: { required: true, ...content(object({ duty: string({ enum: [...duties] }) }, ['duty'])) },
          responses: responses({ 201: ref('Assignment'), ...refused }),
        },
      },
      [`/members/{memberId}/duties/{${last}}`]: {
        delete: {
          'x-sibling': true,
          parameters: [memberId, parameter(last, 'path', string())],
          responses: responses({ 204: null, ...refusals(ref('Error'), 401, 403, 404) }),
        },
      },
      '/members/{memberId}': {
        get: read(
          [memberId],
          object({ id: string(), email: string(), name: string(), duties: array(ref('Assignment')) }, ['id', 'duties']),
        ),
      },
    },
    {
      Assignment: object({ id: string(), duty: string() }, ['id', 'duty']),
      Error: object({ message: string() }, ['message']),
    },
  );
}

export function watchProfile(has: Has): JsonObject {
  const last = has('by-value') ? 'duty' : 'assignmentId';
  return {
    title: 'Watch',
    document: { file: 'openapi.yaml', operation: 'POST /members/{memberId}/duties' },
    resource: { request: { in: 'path', name: 'memberId' }, format: 'opaque' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [201], user: null },
    fields: [{ name: 'duty', kind: 'role', request: '/duty', user: '/duties', item: '/duty', adds: true }],
    reads: { one: { operation: 'GET /members/{memberId}', id: { in: 'path', name: 'memberId' }, user: '' } },
    unassign: {
      operation: `DELETE /members/{memberId}/duties/{${last}}`,
      user: { in: 'path', name: 'memberId' },
      role: { in: 'path', name: last, ...(has('by-value') ? {} : { from: '/id' }) },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: duties
        .map((value, index) => ({ value, rank: index + 1, ...(value === 'captain' ? { mayUpdate: true } : {}) }))
        .toReversed(),
    },
  };
}
