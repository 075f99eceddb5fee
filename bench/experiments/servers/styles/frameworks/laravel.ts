import { array, content, document, integer, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isObject, type Reply, type Running, type Style } from '../../style.ts';
import { callerOf, colleagueOf, everybodyOf, formOf, framework, lenientJson, typeOf } from './framework.ts';

type Has = (habit: string) => boolean;
const roles = ['member', 'editor', 'owner'];

/** PUT /users/{id}: a body that is no JSON is no input (422), texts are trimmed and empty ones null, whoever takes no JSON is redirected. */
export const laravel: Style = framework(
  {
    id: 'laravel',
    base: '/api',
    ids: ['1', '2', '3', '51', '52', '53', '54', '91', '92'],
    strong: 'owner',
    weak: 'member',
    numbers: true,
    fixtures: { unknown: 66_001, removed: 59 },
    more: () => ({ bio: null }),
  },
  { handle: respond, document: laravelDocument, profile: laravelProfile },
);

const show = ({ id, email, name, role, bio = null }: Person): JsonObject => ({
  id: Number(id),
  email,
  name,
  role,
  bio,
});

function respond(call: Call, { store, has, updates }: Running): Reply {
  const limits = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': String(Math.max(0, 5000 - updates())) };
  const headers = { 'cache-control': 'no-cache, private', ...limits };
  const message = (status: number, text: string, more: JsonObject = {}): Reply => ({
    status,
    body: { message: text, ...more },
    headers,
  });
  const [users, id, ...rest] = call.path ?? [''];
  if (users !== 'users' || rest.length > 0)
    return message(404, `The route api/${(call.path ?? []).join('/')} could not be found.`);
  const allow = id === undefined ? 'GET, HEAD' : 'GET, HEAD, PUT, PATCH';
  if (!allow.split(', ').includes(call.method)) {
    const text = `The ${call.method} method is not supported for this route. Supported methods: ${allow}.`;
    return { status: 405, body: { message: text }, headers: { ...headers, allow } };
  }
  const takesJson = /json/.test(call.headers.accept ?? '');
  const caller = callerOf(call, store);
  if (caller === undefined)
    return takesJson ? message(401, 'Unauthenticated.') : { status: 302, headers: { ...headers, location: '/login' } };
  const reads = call.method === 'GET' || call.method === 'HEAD';
  if (reads && id === undefined) return { status: 200, body: { data: everybodyOf(caller, store).map(show) }, headers };
  const user = colleagueOf(caller, store, /^[1-9]\d*$/.test(id ?? '') ? id : undefined);
  // The model is bound before the request is authorized.
  if (user === undefined) return message(404, `No query results for model [App\\Models\\User] ${id}`);
  if (reads) return { status: 200, body: { data: show(store.shown(user)) }, headers };
  if (caller.role !== 'owner') return message(403, 'This action is unauthorized.');
  const input = inputOf(call);
  const errors: JsonObject = {};
  const role = cleaned(input.role, has('trims'));
  if (role === undefined || role === null) errors.role = ['The role field is required.'];
  else if (!roles.includes(role as string)) errors.role = ['The selected role is invalid.'];
  const bio = cleaned(input.bio, true);
  if (bio !== undefined && bio !== null && typeof bio !== 'string') errors.bio = ['The bio field must be a string.'];
  if (typeof bio === 'string' && [...bio].length > 60)
    errors.bio = ['The bio field must not be greater than 60 characters.'];
  if (Object.keys(errors).length > 0) {
    if (!takesJson) return { status: 302, headers: { ...headers, location: '/' } };
    return message(422, String(Object.values(errors)[0]), { errors });
  }
  store.set(user.id, { role: role as Json, ...(bio === undefined ? {} : { bio }) }, caller.id);
  return { status: 200, body: { data: show(user) }, headers };
}

/** What the request says; what cannot be read says nothing. */
function inputOf(call: Call): JsonObject {
  if (typeOf(call) === 'application/x-www-form-urlencoded') return formOf(call.body);
  if (!/json/.test(typeOf(call))) return {};
  const parsed = lenientJson(call.body);
  return isObject(parsed) ? parsed : {};
}

/** Texts lose the space around them, and empty ones are null. */
function cleaned(value: Json | undefined, trims: boolean): Json | undefined {
  if (typeof value !== 'string') return value;
  const text = trims ? value.trim() : value;
  return text === '' ? null : text;
}

function laravelDocument(_has: Has): JsonObject {
  const id = parameter('id', 'path', integer());
  const role = string({ enum: roles });
  const bio = { type: ['string', 'null'], maxLength: 60 };
  const errors = object({ message: string(), errors: { type: 'object' } }, ['message']);
  return document(
    'Laravel',
    '/api',
    { type: 'http', scheme: 'bearer' },
    {
      '/users/{id}': {
        put: {
          parameters: [id],
          requestBody: { required: true, ...content(object({ role, bio }, ['role'])) },
          responses: responses({
            200: ref('One'),
            401: ref('Message'),
            403: ref('Message'),
            404: ref('Message'),
            422: errors,
          }),
        },
        get: read([id], ref('One')),
      },
      '/users': { get: read([], object({ data: array(ref('User')) })) },
    },
    {
      One: object({ data: ref('User') }, ['data']),
      User: object({ id: integer(), email: string(), name: string(), role, bio: { type: ['string', 'null'] } }, [
        'id',
        'role',
      ]),
      Message: object({ message: string() }, ['message']),
    },
  );
}

function laravelProfile(_has: Has): JsonObject {
  return {
    title: 'Laravel',
    document: { file: 'openapi.yaml', operation: 'PUT /users/{id}' },
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email', name: '/name' },
    responses: { statuses: [200], user: '/data' },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'bio', kind: 'attribute', request: '/bio', user: '/bio' },
    ],
    reads: {
      one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '/data' },
      list: { operation: 'GET /users', items: '/data', user: '' },
    },
    auth: { schemes: [{ name: 'main', headers: { authorization: 'Bearer {secret}' } }] },
    permissions: {
      roles: [
        { value: 'owner', rank: 3, mayUpdate: true },
        { value: 'editor', rank: 2 },
        { value: 'member', rank: 1 },
      ],
    },
  };
}
