import { array, content, document, integer, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isObject, type Reply, type Running, type Style } from '../../style.ts';
import { callerOf, colleagueOf, everybodyOf, formOf, framework, lenientJson, page, typeOf } from './framework.ts';

type Has = (habit: string) => boolean;
const roles = ['viewer', 'author', 'admin'];

/** PATCH /users/{id} with `user` around the fields: strong parameters, 204, errors by field, forms are read as JSON is. */
export const rails: Style = framework(
  {
    id: 'rails',
    base: '/api/v1',
    ids: ['11', '12', '13', '2101', '2102', '2103', '2104', '9101', '9102'],
    strong: 'admin',
    weak: 'viewer',
    prefix: 'Token token=',
    numbers: true,
    fixtures: { unknown: 88_001, removed: 2109 },
    more: () => ({ nickname: null }),
  },
  { handle: respond, document: railsDocument, profile: railsProfile },
);

const show = ({ id, email, name, role, nickname = null }: Person): JsonObject => ({
  id: Number(id),
  email,
  name,
  role,
  nickname,
  created_at: '2026-01-02T03:04:05.000Z',
});

/** `params` as Rails has them: JSON that is no object stands under `_json`; undefined: ParseError. */
function paramsOf(call: Call): JsonObject | undefined {
  const type = typeOf(call);
  if (type === 'application/json') {
    if (call.body.length === 0) return {};
    const parsed = lenientJson(call.body);
    if (parsed === undefined) return undefined;
    return isObject(parsed) ? parsed : { _json: parsed };
  }
  if (type !== 'application/x-www-form-urlencoded') return {};
  const user: JsonObject = {};
  for (const [name, value] of Object.entries(formOf(call.body))) {
    const key = /^user\[(\w+)\]$/.exec(name)?.[1];
    if (key !== undefined) user[key] = value;
  }
  return Object.keys(user).length > 0 ? { user } : {};
}

function respond(call: Call, { store, has }: Running): Reply {
  const headers = { 'x-request-id': crypto.randomUUID(), 'x-runtime': '0.0123', 'x-frame-options': 'SAMEORIGIN' };
  const error = (status: number, body: Json): Reply => ({ status, body, headers });
  const plain = (status: number, title: string) => error(status, { status, error: title });
  const [users, id, ...rest] = call.path ?? [''];
  if (users !== 'users' || rest.length > 0) return plain(404, 'Not Found');
  const known = id === undefined ? ['GET', 'HEAD'] : ['GET', 'HEAD', 'PATCH', 'PUT'];
  // The router knows no 405: what it does not route is not there.
  if (!known.includes(call.method)) return plain(404, 'Not Found');
  const caller = callerOf(call, store, 'authorization', 'Token token=');
  if (caller === undefined)
    return page(401, 'HTTP Token: Access denied.\n', 'text/plain', {
      ...headers,
      'www-authenticate': 'Token realm="Application"',
    });
  if (!/json|\*\/\*|application\/\*/.test(call.headers.accept ?? '*/*')) return { status: 406, headers };
  const writes = call.method === 'PATCH' || call.method === 'PUT';
  if (!writes && id === undefined) return { status: 200, body: everybodyOf(caller, store).map(show), headers };
  if (writes && caller.role !== 'admin') return error(403, { error: 'forbidden' });
  // Habit `to-i`: find("2101abc") finds 2101.
  const number = has('to-i') ? String(Number.parseInt(id ?? '', 10)) : id;
  const user = colleagueOf(caller, store, number);
  if (!writes)
    return user === undefined
      ? plain(404, 'Not Found')
      : { status: 200, body: show(store.shown(user)), headers: { ...headers, etag: `W/"${user.role}${id}"` } };
  const params = paramsOf(call);
  if (params === undefined) return plain(400, 'Bad Request');
  if (user === undefined) return plain(404, 'Not Found');
  if (!isObject(params.user) || Object.keys(params.user).length === 0) return plain(400, 'Bad Request');
  const { role, nickname } = params.user;
  const scalar = (value: Json | undefined) => typeof value !== 'object' || value === null;
  // Habit `filters`: what is no scalar is not permitted, and what is not permitted is left out in silence.
  if (!has('filters') && (!scalar(role) || !scalar(nickname))) return plain(400, 'Bad Request');
  const sent: JsonObject = {};
  if (role !== undefined && scalar(role)) sent.role = role === null ? null : String(role);
  if (nickname !== undefined && scalar(nickname)) sent.nickname = nickname;
  if ('role' in sent && !roles.includes(sent.role as string))
    return error(422, { errors: { role: ['is not included in the list'] } });
  if (!('role' in sent) && !has('filters')) return error(422, { errors: { role: ["can't be blank"] } });
  if ('nickname' in sent && sent.nickname !== null && typeof sent.nickname !== 'string')
    return error(422, { errors: { nickname: ['is invalid'] } });
  if (typeof sent.nickname === 'string' && [...sent.nickname].length > 40)
    return error(422, { errors: { nickname: ['is too long (maximum is 40 characters)'] } });
  if (typeof sent.nickname === 'string' && sent.nickname.includes('\u0000')) return plain(400, 'Bad Request');
  store.set(user.id, sent, caller.id);
  return { status: 204, headers };
}

function railsDocument(_has: Has): JsonObject {
  const id = parameter('id', 'path', integer());
  const user = object({
    id: integer(),
    email: string(),
    name: string(),
    role: string({ enum: roles }),
    nickname: { type: ['string', 'null'] },
    created_at: string({ format: 'date-time' }),
  });
  const fields = object({ role: string({ enum: roles }), nickname: { type: ['string', 'null'], maxLength: 40 } }, [
    'role',
  ]);
  return document(
    'Rails',
    '/api/v1',
    { type: 'http', scheme: 'Token' },
    {
      '/users/{id}': {
        patch: {
          parameters: [id],
          requestBody: { required: true, ...content(object({ user: fields }, ['user'])) },
          responses: responses({ 204: null, 404: null, 422: ref('Errors') }),
        },
        get: read([id], ref('User')),
      },
      '/users': { get: read([], array(ref('User'))) },
    },
    { User: user, Errors: object({ errors: { type: 'object' } }, ['errors']) },
  );
}

function railsProfile(_has: Has): JsonObject {
  return {
    title: 'Rails',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [204], user: null },
    fields: [
      { name: 'role', kind: 'role', request: '/user/role', user: '/role' },
      { name: 'nickname', kind: 'attribute', request: '/user/nickname', user: '/nickname' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /users', items: '', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Token token={secret}' } }] },
    permissions: {
      roles: [
        { value: 'admin', rank: 3, mayUpdate: true },
        { value: 'author', rank: 2 },
        { value: 'viewer', rank: 1 },
      ],
    },
  };
}
