import { array, content, document, object, parameter, read, ref, responses, string } from '../../open-api.ts';
import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isObject, type Reply, type Running, type Style } from '../../style.ts';
import { callerOf, colleagueOf, everybodyOf, framework, lenientJson, page } from './framework.ts';

type Has = (habit: string) => boolean;
const roles = ['viewer', 'operator', 'admin'];

/** PUT /teams/{team}/users/{login}/role: names are ids and letter case does not count in them; plain text errors; keys in any case. */
export const goHttp: Style = framework(
  {
    id: 'go-http',
    base: '/v1',
    ids: ['root', 'olga', 'mara', 'tess', 'Theo', 'tina', 'carl', 'xadmin', 'xuser'],
    strong: 'admin',
    weak: 'viewer',
    header: 'x-auth-token',
    prefix: '',
    fixtures: { unknown: 'nobody-here', removed: 'gone-user' },
    organization: 'org-a',
  },
  { handle: respond, document: goDocument, profile: goProfile },
);

const show = ({ id, email, name, role }: Person): JsonObject => ({ login: id, email, full_name: name, role });
const text = (status: number, words: string, headers: Record<string, string> = {}): Reply =>
  page(status, `${words}\n`, 'text/plain; charset=utf-8', { 'x-content-type-options': 'nosniff', ...headers });

function respond(call: Call, { store, has }: Running): Reply {
  const [teams, team, users, login, leaf, ...rest] = call.path ?? [''];
  const isList = login === undefined && users === 'users';
  const isOne = login !== undefined && leaf === undefined;
  const isUpdate = leaf === 'role' && rest.length === 0;
  if (teams !== 'teams' || users !== 'users' || !(isList || isOne || isUpdate)) return text(404, '404 page not found');
  const allow = isUpdate ? 'PUT' : 'GET, HEAD';
  if (!allow.split(', ').includes(call.method)) return text(405, 'Method Not Allowed', { allow });
  const caller = callerOf(call, store, 'x-auth-token', '');
  if (caller === undefined) return text(401, 'unauthorized');
  if (caller.org !== team) return text(404, 'team not found');
  if (isList) return { status: 200, body: everybodyOf(caller, store).map(show) };
  const all = everybodyOf(caller, store);
  const known = all.find(({ id }) => id.toLowerCase() === login?.toLowerCase());
  const user = colleagueOf(caller, store, known?.id);
  if (!isUpdate)
    return user === undefined ? text(404, 'user not found') : { status: 200, body: show(store.shown(user)) };
  if (caller.role !== 'admin') return text(403, 'forbidden');
  if (call.body.length > 1 << 20) return text(413, 'http: request body too large', { connection: 'close' });
  // No media type is looked at; a decoder reads the first value, keys in any letter case, the last one wins.
  const value = firstValue(call.body.toString('utf8'));
  if (value === undefined) return text(400, 'invalid JSON body');
  if (value !== null && !isObject(value)) return text(400, 'json: cannot unmarshal into Go value of type main.input');
  const role = fieldOf(value ?? {}, 'role');
  if (role !== undefined && role !== null && typeof role !== 'string')
    return text(400, 'json: cannot unmarshal into Go struct field input.role of type string');
  if (role === undefined || role === null || role === '') return text(422, 'role is required');
  // Habit `folds`: strings.EqualFold.
  const meant = has('folds') ? roles.find((one) => one === role.toLowerCase()) : roles.find((one) => one === role);
  if (meant === undefined) return text(422, `unknown role ${role.slice(0, 20)}`);
  if (user === undefined) return text(404, 'user not found');
  store.set(user.id, { role: meant }, caller.id);
  return { status: 200, body: { status: 'ok' } };
}

function fieldOf(body: JsonObject, name: string): Json | undefined {
  return Object.entries(body)
    .filter(([key]) => key.toLowerCase() === name)
    .at(-1)?.[1];
}

function firstValue(source: string): Json | undefined {
  const whole = lenientJson(Buffer.from(source));
  if (whole !== undefined) return whole;
  for (let end = source.indexOf('}'); end >= 0; end = source.indexOf('}', end + 1)) {
    const head = lenientJson(Buffer.from(source.slice(0, end + 1)));
    if (head !== undefined) return head;
  }
  return undefined;
}

function goDocument(_has: Has): JsonObject {
  const team = parameter('team', 'path', string());
  const login = parameter('login', 'path', string());
  const role = string({ enum: roles });
  return document(
    'Go http',
    '/v1',
    { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
    {
      '/teams/{team}/users/{login}/role': {
        put: {
          parameters: [team, login],
          requestBody: { required: true, ...content(object({ role }, ['role'])) },
          responses: {
            ...responses({ 200: object({ status: string() }) }),
            ...responses({ 400: string(), 401: string(), 403: string(), 404: string(), 422: string() }, 'text/plain'),
          },
        },
      },
      '/teams/{team}/users/{login}': { get: read([team, login], ref('User')) },
      '/teams/{team}/users': { get: read([team], array(ref('User'))) },
    },
    { User: object({ login: string(), email: string(), full_name: string(), role }, ['login', 'role']) },
  );
}

function goProfile(_has: Has): JsonObject {
  const parameters = { team: '{organization}' };
  return {
    title: 'Go http',
    document: { file: 'openapi.yaml', operation: 'PUT /teams/{team}/users/{login}/role' },
    resource: { request: { in: 'path', name: 'login' }, format: 'opaque', parameters },
    user: { id: '/login', email: '/email', name: '/full_name' },
    responses: { statuses: [200], user: null },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }],
    reads: {
      one: { operation: 'GET /teams/{team}/users/{login}', id: { in: 'path', name: 'login' }, user: '', parameters },
      list: { operation: 'GET /teams/{team}/users', items: '', user: '', parameters },
    },
    auth: { schemes: [{ name: 'main', headers: { 'X-Auth-Token': '{secret}' } }] },
    permissions: {
      roles: [
        { value: 'admin', rank: 3, mayUpdate: true },
        { value: 'operator', rank: 2 },
        { value: 'viewer', rank: 1 },
      ],
    },
  };
}
