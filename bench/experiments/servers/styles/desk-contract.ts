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
import type { Json, JsonObject } from '../store.ts';

type Has = (habit: string) => boolean;

const roles = ['viewer', 'editor', 'admin'];

const errorType = (has: Has) => (has('problem') ? 'application/problem+json' : 'application/json');

function errorSchema(has: Has): JsonObject {
  if (has('problem'))
    return object({ type: string(), title: string(), status: { type: 'integer' }, traceId: string() }, [
      'title',
      'status',
    ]);
  if (has('fastapi')) return object({ detail: {} }, ['detail']);
  if (has('tomcat'))
    return object(
      { timestamp: string({ format: 'date-time' }), status: { type: 'integer' }, error: string(), path: string() },
      ['status', 'error'],
    );
  if (has('gateway')) return object({ message: string() }, ['message']);
  return object({ requestId: string(), error: object({ code: string(), message: string() }, ['code']) }, ['error']);
}

export function deskDocument(has: Has): JsonObject {
  const id = parameter('id', 'path', string({ pattern: '^[0-9]+$' }));
  const account = has('accounts') ? [parameter('account', 'path', string())] : [];
  const own = [
    ...account,
    id,
    ...(has('idempotency') ? [parameter('Idempotency-Key', 'header', string({ minLength: 1 }), true)] : []),
  ];
  const shownRole = string({ enum: has('capitals') ? roles.map((role) => role.toUpperCase()) : roles });
  const title = { type: ['string', 'null'], maxLength: 80 };
  const envelope = (data: JsonObject, more: JsonObject = {}) =>
    object({ requestId: string(), data, ...more }, ['requestId', 'data']);
  const success = has('see-other')
    ? null
    : envelope(
        has('multi-status')
          ? array(object({ id: string(), status: { type: 'integer' }, user: ref('User') }, ['id', 'status']))
          : ref(has('changed-only') ? 'Changed' : 'User'),
      );
  const statuses = [
    400,
    401,
    403,
    404,
    405,
    413,
    415,
    ...(has('fastapi') || has('idempotency') ? [422] : []),
    ...(has('locks') || has('no-op-409') ? [409] : []),
    ...(has('weak-etags') ? [412] : []),
    ...(has('window') ? [429] : []),
  ];
  const base = has('accounts') ? '/accounts/{account}/users' : '/users';
  return document(
    'Desk',
    '/desk/v2',
    has('session') ? { type: 'apiKey', in: 'cookie', name: 'sid' } : { type: 'http', scheme: 'bearer' },
    {
      [`${base}/{id}`]: {
        [has('see-other') ? 'put' : 'patch']: {
          parameters: own,
          requestBody: { required: true, ...content(object({ role: oneOf(...roles), title }, ['role'])) },
          responses: responses(
            { [status(has)]: success, ...refusals(ref('Fault'), ...statuses) },
            'application/json',
            errorType(has),
          ),
        },
        get: read([...account, id], envelope(ref('User'))),
      },
      [base]: {
        get: read(
          [...account, parameter('cursor', 'query', string())],
          envelope(array(ref('User')), { next: { type: ['string', 'null'] } }),
        ),
      },
    },
    {
      Fault: errorSchema(has),
      User: object(
        {
          id: string(),
          email: string(),
          name: string(),
          role: shownRole,
          title,
          ...(has('expands') ? { roles: array(oneOf(...roles)) } : {}),
        },
        ['id', 'role'],
      ),
      Changed: object({ id: string(), role: shownRole, title }, ['id']),
    },
  );
}

function status(has: Has): number {
  if (has('see-other')) return 303;
  return has('multi-status') ? 207 : 200;
}

function templates(has: Has): readonly JsonObject[] {
  const body: Json = has('problem')
    ? { title: '{title}', status: '{status}' }
    : has('fastapi')
      ? { detail: '{detail}' }
      : has('tomcat')
        ? { status: '{status}', error: '{code}' }
        : has('gateway')
          ? { message: '{detail}' }
          : { error: { code: '{code}', message: '{detail}' } };
  return [{ mediaType: errorType(has), body }];
}

export function deskProfile(has: Has): JsonObject {
  const parameters = has('accounts') ? { parameters: { account: '{organization}' } } : {};
  const path = has('accounts') ? '/accounts/{account}/users' : '/users';
  return {
    title: 'Desk',
    document: { file: 'openapi.yaml', operation: `${has('see-other') ? 'PUT' : 'PATCH'} ${path}/{id}` },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer', ...parameters },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: {
      statuses: [status(has)],
      user: has('see-other') ? null : has('multi-status') ? '/data/0/user' : '/data',
    },
    fields: [
      {
        name: 'role',
        kind: 'role',
        request: '/role',
        user: '/role',
        ...(has('capitals') ? { alike: roles.map((role) => [role, role.toUpperCase()]) } : {}),
      },
      { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
    ],
    reads: {
      one: { operation: `GET ${path}/{id}`, id: { in: 'path', name: 'id' }, user: '/data', ...parameters },
      list: {
        operation: `GET ${path}`,
        items: '/data',
        user: '',
        next: { query: 'cursor', from: '/next' },
        ...parameters,
      },
    },
    auth: {
      schemes: [
        { name: 'main', headers: has('session') ? { Cookie: 'sid={secret}' } : { Authorization: 'Bearer {secret}' } },
      ],
    },
    permissions: {
      roles: [
        { value: 'admin', rank: 3, mayUpdate: true },
        { value: 'editor', rank: 2 },
        { value: 'viewer', rank: 1 },
      ],
    },
    ...(has('window') ? { rateLimit: { retryAfter: 'delta-seconds' } } : {}),
    errors: templates(has) as Json,
  };
}
