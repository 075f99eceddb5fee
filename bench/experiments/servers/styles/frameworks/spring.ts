import { array, content, document, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isObject, type Reply, type Running, type Style } from '../../style.ts';
import { callerOf, colleagueOf, everybodyOf, framework, lenientJson, page, typeOf } from './framework.ts';

type Has = (habit: string) => boolean;
const roles = ['READER', 'EDITOR', 'ADMIN'];
const uuid = (n: string) => `3f2b8c1e-0000-4000-9000-0000000000${n}`;

/** PATCH /users/{id}: filters before the router, the default error body, conversion errors are 400, tokens after a value are not looked at. */
export const spring: Style = framework(
  {
    id: 'spring',
    base: '/api',
    ids: ['01', '02', '03', 'a1', 'a2', 'a3', 'a4', 'f1', 'f2'].map(uuid),
    strong: 'ADMIN',
    weak: 'READER',
    fixtures: { unknown: uuid('ee'), removed: uuid('ef') },
    more: () => ({ locked: false }),
  },
  { handle: respond, document: springDocument, profile: springProfile },
);

const show = ({ id, email, name, role, locked = false }: Person): JsonObject => ({ id, email, name, role, locked });

function respond(call: Call, { store, has }: Running): Reply {
  const headers = {
    vary: 'Origin',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    pragma: 'no-cache',
  };
  const path = `/api/${(call.path ?? []).join('/')}`;
  const error = (status: number, words: string, more: Record<string, string> = {}): Reply => ({
    status,
    body: { timestamp: new Date().toISOString(), status, error: words, path },
    headers: { ...headers, ...more },
  });
  // A strict firewall reads address and method before anybody else.
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  if (
    call.path === undefined ||
    call.path.some((part) => /[;\\/%\p{Cc}]/u.test(part)) ||
    !methods.includes(call.method)
  )
    return page(400, '', 'text/plain', headers);
  // Security stands before the router: whoever is unknown gets 401 for every place and method.
  const caller = callerOf(call, store);
  if (caller === undefined) {
    const invalid = call.headers.authorization === undefined ? '' : ' error="invalid_token"';
    return { status: 401, headers: { ...headers, 'www-authenticate': `Bearer${invalid}` } };
  }
  const [users, id, ...rest] = call.path;
  if (users !== 'users' || rest.length > 0) return error(404, 'Not Found');
  if (!['GET', 'HEAD'].includes(call.method) && caller.role !== 'ADMIN') return { status: 403, headers };
  const allow = id === undefined ? 'GET,HEAD,OPTIONS' : 'GET,HEAD,PATCH,OPTIONS';
  if (call.method === 'OPTIONS') return { status: 200, headers: { ...headers, allow } };
  if (!allow.split(',').includes(call.method)) return error(405, 'Method Not Allowed', { allow });
  if (call.method !== 'PATCH' && id === undefined)
    return { status: 200, body: everybodyOf(caller, store).map(show), headers };
  if (!/^[0-9a-f]{1,8}-[0-9a-f]{1,4}-[0-9a-f]{1,4}-[0-9a-f]{1,4}-[0-9a-f]{1,12}$/i.test(id ?? ''))
    return error(400, 'Bad Request');
  const user = colleagueOf(caller, store, id?.toLowerCase());
  if (call.method !== 'PATCH')
    return user === undefined ? error(404, 'Not Found') : { status: 200, body: show(store.shown(user)), headers };
  if (!/^application\/(json|.*\+json)$/.test(typeOf(call)))
    return error(415, 'Unsupported Media Type', { accept: 'application/json, application/*+json' });
  if (call.body.length === 0) return error(400, 'Bad Request');
  const body = firstValue(call.body.toString('utf8'));
  if (!isObject(body)) return error(400, 'Bad Request');
  const role = has('ordinals') && Number.isInteger(body.role) ? roles[body.role as number] : body.role;
  if (role !== undefined && role !== null && !roles.includes(role as string)) return error(400, 'Bad Request');
  const { locked } = body;
  if (locked !== undefined && locked !== null && typeof locked !== 'boolean') return error(400, 'Bad Request');
  if (role === undefined || role === null || locked === null) return error(400, 'Bad Request');
  if (user === undefined) return error(404, 'Not Found');
  store.set(user.id, { role: role as Json, ...(locked === undefined ? {} : { locked }) }, caller.id);
  return { status: 200, body: show(user), headers };
}

function firstValue(source: string): Json | undefined {
  const whole = lenientJson(Buffer.from(source));
  if (whole !== undefined) return whole;
  const end = source.indexOf('}');
  return end < 0 ? undefined : lenientJson(Buffer.from(source.slice(0, end + 1)));
}

function springDocument(_has: Has): JsonObject {
  const id = parameter('id', 'path', string({ format: 'uuid' }));
  const role = string({ enum: roles });
  const locked = { type: 'boolean' };
  return document(
    'Spring',
    '/api',
    { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    {
      '/users/{id}': {
        patch: {
          parameters: [id],
          requestBody: { required: true, ...content(object({ role, locked }, ['role'])) },
          responses: responses({ 200: ref('User'), 400: ref('Problem'), 403: null, 404: ref('Problem') }),
        },
        get: read([id], ref('User')),
      },
      '/users': { get: read([], array(ref('User'))) },
    },
    {
      User: object({ id: string({ format: 'uuid' }), email: string(), name: string(), role, locked }, ['id', 'role']),
      Problem: object({
        timestamp: string({ format: 'date-time' }),
        status: { type: 'integer' },
        error: string(),
        path: string(),
      }),
    },
  );
}

function springProfile(_has: Has): JsonObject {
  return {
    title: 'Spring',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'uuid' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [200], user: '' },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'locked', kind: 'attribute', request: '/locked', user: '/locked' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /users', items: '', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: 'ADMIN', rank: 3, mayUpdate: true },
        { value: 'EDITOR', rank: 2 },
        { value: 'READER', rank: 1 },
      ],
    },
  };
}
