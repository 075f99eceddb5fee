import { array, content, document, integer, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isObject, type Reply, type Running, type Style, strictJson } from '../../style.ts';
import { callerOf, colleagueOf, everybodyOf, formOf, framework, page, typeOf } from './framework.ts';

type Has = (habit: string) => boolean;
const roles = ['reader', 'writer', 'manager'];

/** PATCH /users/{id}/ with a slash at the end: every field optional, an empty body is no change, the object before its body. */
export const restFramework: Style = framework(
  {
    id: 'rest-framework',
    base: '/api',
    ids: ['1', '2', '3', '401', '402', '403', '404', '901', '902'],
    strong: 'manager',
    weak: 'reader',
    prefix: 'Token ',
    numbers: true,
    fixtures: { unknown: 70_001, removed: 409 },
    more: () => ({ is_active: true }),
  },
  { handle: respond, document: restDocument, profile: restProfile },
);

const show = ({ id, email, name, role, is_active = true }: Person): JsonObject => ({
  id: Number(id),
  email,
  name,
  role,
  is_active,
});

function respond(call: Call, { store, has }: Running): Reply {
  const headers = { vary: 'Accept, Cookie', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };
  const detail = (status: number, text: string, more: Record<string, string> = {}): Reply => ({
    status,
    body: { detail: text },
    headers: { ...headers, ...more },
  });
  const [users, id, slash, ...rest] = call.path ?? [''];
  const html = (status: number, title: string) =>
    page(
      status,
      `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
      'text/html; charset=utf-8',
      headers,
    );
  if (users !== 'users' || rest.length > 0 || (slash !== undefined && slash !== '')) return html(404, 'Not Found');
  const single = id !== undefined && id !== '';
  if (single && !/^\d+$/.test(id)) return html(404, 'Not Found');
  // The slash at the end is missing: a redirect, which loses the body.
  if (single ? slash === undefined : id === undefined)
    return {
      status: 301,
      headers: { ...headers, location: `/api/${(call.path ?? []).map(encodeURIComponent).join('/')}/` },
    };
  if (!/json|\*/.test(call.headers.accept ?? '*/*')) return detail(406, 'Could not satisfy the request Accept header.');
  const caller = callerOf(call, store, 'authorization', 'Token ');
  if (caller === undefined)
    return detail(
      401,
      call.headers.authorization === undefined ? 'Authentication credentials were not provided.' : 'Invalid token.',
      { 'www-authenticate': 'Token' },
    );
  const allow = single ? 'GET, PATCH, HEAD, OPTIONS' : 'GET, HEAD, OPTIONS';
  const reads = call.method === 'GET' || call.method === 'HEAD';
  if (!reads && call.method !== 'OPTIONS' && caller.role !== 'manager')
    return detail(403, 'You do not have permission to perform this action.', { allow });
  if (!allow.split(', ').includes(call.method)) return detail(405, `Method "${call.method}" not allowed.`, { allow });
  if (call.method === 'OPTIONS')
    return {
      status: 200,
      body: { name: 'User Instance', renders: ['application/json'] },
      headers: { ...headers, allow },
    };
  if (reads && !single) {
    const all = everybodyOf(caller, store).map(show);
    const from = Number(call.query.get('offset') ?? 0);
    const next = from + 4 < all.length ? `http://${call.headers.host}/api/users/?limit=4&offset=${from + 4}` : null;
    return {
      status: 200,
      body: { count: all.length, next, previous: null, results: all.slice(from, from + 4) },
      headers,
    };
  }
  const user = colleagueOf(caller, store, String(Number(id)));
  if (user === undefined) return detail(404, 'No User matches the given query.');
  if (reads) return { status: 200, body: show(store.shown(user)), headers };
  let data: Json | undefined = {};
  if (call.body.length > 0) {
    const type = typeOf(call);
    if (type === 'application/json') data = strictJson(call.body);
    else if (type === 'application/x-www-form-urlencoded') data = formOf(call.body);
    else return detail(415, `Unsupported media type "${type}" in request.`);
    if (data === undefined) return detail(400, 'JSON parse error - Expecting value: line 1 column 1 (char 0)');
  }
  if (!isObject(data))
    return { status: 400, body: { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }, headers };
  const errors: JsonObject = {};
  const sent: JsonObject = {};
  if (data.role !== undefined) {
    if (roles.includes(data.role as string)) sent.role = data.role;
    else
      errors.role = [
        data.role === null
          ? 'This field may not be null.'
          : `"${typeof data.role === 'string' ? data.role.slice(0, 40) : typeof data.role}" is not a valid choice.`,
      ];
  }
  if (data.is_active !== undefined) {
    const flag = has('coerces') ? coerced(data.is_active) : data.is_active;
    if (typeof flag === 'boolean') sent.is_active = flag;
    else errors.is_active = ['Must be a valid boolean.'];
  }
  if (Object.keys(errors).length > 0) return { status: 400, body: errors, headers };
  store.set(user.id, sent, caller.id);
  return { status: 200, body: show(user), headers };
}

/** Habit `coerces`: what a lenient boolean field takes. */
function coerced(value: Json): Json {
  if (typeof value !== 'object' && ['true', 't', 'yes', 'y', 'on', '1'].includes(String(value).toLowerCase()))
    return true;
  if (typeof value !== 'object' && ['false', 'f', 'no', 'n', 'off', '0'].includes(String(value).toLowerCase()))
    return false;
  return value;
}

function restDocument(_has: Has): JsonObject {
  const id = parameter('id', 'path', integer());
  const role = string({ enum: roles });
  const user = object({ id: integer(), email: string(), name: string(), role, is_active: { type: 'boolean' } }, [
    'id',
    'role',
  ]);
  const list = object({
    count: integer(),
    next: { type: ['string', 'null'] },
    previous: { type: ['string', 'null'] },
    results: array(ref('User')),
  });
  return document(
    'Rest framework',
    '/api',
    { type: 'apiKey', in: 'header', name: 'Authorization' },
    {
      // As generators of documents write it: the body is not required, no field is, and only success is told.
      '/users/{id}/': {
        patch: {
          parameters: [id],
          requestBody: content(object({ role, is_active: { type: 'boolean' } })),
          responses: responses({ 200: ref('User') }),
        },
        get: read([id], ref('User')),
      },
      '/users/': { get: read([parameter('limit', 'query', integer()), parameter('offset', 'query', integer())], list) },
    },
    { User: user },
  );
}

function restProfile(_has: Has): JsonObject {
  return {
    title: 'Rest framework',
    document: { file: 'openapi.yaml', operation: 'PATCH /users/{id}/' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [200], user: '' },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'is_active', kind: 'attribute', request: '/is_active', user: '/is_active' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}/', id: { in: 'path', name: 'id' }, user: '' },
      list: { operation: 'GET /users/', items: '/results', user: '', next: { query: 'offset', from: '/next' } },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Token {secret}' } }] },
    permissions: {
      roles: [
        { value: 'manager', rank: 3, mayUpdate: true },
        { value: 'writer', rank: 2 },
        { value: 'reader', rank: 1 },
      ],
    },
  };
}
