import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { rolePutDocument, rolePutProfile } from './role-put-contract.ts';

const uuid = (last: string) => `5b1e77aa-9c0d-4e1f-8a2b-0c3d4e5f${last}`;
const ids = ['00a1', '00b1', '00c1', 'aa01', 'ab02', 'ac03', '00d1', '00e1', '00f1'].map(uuid);
const [admin, , member, test1, test2, test3, , foreignAdmin, foreign] = ids as [string, ...string[]];
const roles = ['viewer', 'editor', 'administrator'];
const pageSize = 3;

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
};

function problem(status: number, detail: string, headers: Record<string, string> = {}): Reply {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail };
  return { status, body, type: 'application/problem+json', headers };
}

/** PUT /users/{id}/role, 204 without a body; UUIDs that are folded, problem details, reads only by a list with pages. */
export const rolePut: Style = {
  id: 'role-put',
  base: '/api',
  people: () => people(ids, { strong: 'administrator', weak: 'viewer' }),
  tooLarge: problem(413, 'too much'),
  handle: respond,
  document: rolePutDocument,
  profile: rolePutProfile,
  cast: () => ({
    admin: { header: 'x-api-key', secret: 'admin-secret-4f9c27d1', userId: admin },
    member: { header: 'x-api-key', secret: 'member-secret-4f9c27d1', userId: member ?? '' },
    other: { header: 'x-api-key', secret: 'foreign-admin-secret-4f9c27d1', userId: foreignAdmin ?? '' },
    testUsers: [test1 ?? '', test2 ?? '', test3 ?? ''],
    fixtures: {
      unknown: '00000000-0000-4000-8000-000000000000',
      removed: '5b1e77aa-9c0d-4e1f-8a2b-0c3d4e5fdead',
      foreign: foreign ?? '',
    },
  }),
};

const powers = new WeakMap<object, Map<string, unknown>>();

/** What the caller may do; habit `stale-power`: what it might do when it was seen first. */
function power(caller: Person, { store, has }: Running): unknown {
  if (!has('stale-power')) return caller.role;
  const seen = powers.get(store) ?? new Map<string, unknown>();
  powers.set(store, seen);
  if (!seen.has(caller.id) || caller.role === 'administrator') seen.set(caller.id, caller.role);
  return seen.get(caller.id);
}

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const path = call.path;
  if (path === undefined) return problem(404, 'no such user');
  const [users, id, leaf] = path;
  const route = users === 'users' && (path.length === 1 || (path.length === 3 && leaf === 'role'));
  if (!route) return problem(404, 'no such place');
  const allow = path.length === 1 ? 'GET' : 'PUT';
  if (call.method !== allow) return problem(405, 'not here', { allow });
  const caller = store.bySecret(call.headers['x-api-key']);
  if (caller === undefined) return problem(401, 'a key is needed', { 'www-authenticate': 'ApiKey realm="users"' });
  if (path.length === 1) return list(call, caller, running);
  if (power(caller, running) !== 'administrator') return problem(403, 'administrators only');
  if (!isJson(call, 'application/json')) return problem(415, 'application/json, please');
  if (call.body.length > 262_144) return problem(413, 'too much');
  if (has('user-first') && find(id, caller, running) === undefined) return problem(404, 'no such user');
  const body = strictJson(call.body);
  if (body === undefined) return problem(400, 'no JSON');
  if (!isObject(body)) return problem(400, 'no object');
  const unknown = Object.keys(body).filter((name) => name !== 'role');
  if (unknown.length > 0 && !has('ignores-extra')) return problem(422, `unknown: ${unknown[0]?.slice(0, 40)}`);
  if (!roles.includes(body.role as string)) return problem(422, 'role is not known');
  const user = find(id, caller, running);
  if (user === undefined) return problem(404, 'no such user');
  if (has('kills-next') && running.updates() % 6 === 0) store.set(ids[6] ?? '', { role: body.role ?? null }, caller.id);
  store.set(user.id, { role: body.role ?? null }, caller.id);
  return { status: 204 };
}

/** RFC 9562: capitals are read as small letters. Habit `no-tenant`: nobody asks whose user it is. */
function find(id: string | undefined, caller: Person, { store, has }: Running): Person | undefined {
  const user = store.find((id ?? '').toLowerCase());
  return user !== undefined && (user.org === caller.org || has('no-tenant')) ? user : undefined;
}

function list(call: Call, caller: Person, { store, has }: Running): Reply {
  const after = call.query.get('after') ?? '';
  const mine = [...store.people.values()].filter(({ org, id }) => org === caller.org && id > after);
  mine.sort((one, other) => (one.id < other.id ? -1 : 1));
  const page = mine.slice(0, pageSize);
  const next = mine.length > pageSize ? (page.at(-1)?.id ?? null) : null;
  const show = (person: Person): JsonObject => {
    const shown = store.shown(has('mixes-rows') && person.id === test2 ? (store.find(test1 ?? '') ?? person) : person);
    return { id: person.id, email: person.email, display_name: person.name, role: shown.role };
  };
  return { status: 200, body: { users: page.map(show), next } };
}
