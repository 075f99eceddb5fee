import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { rolesArrayDocument, rolesArrayProfile } from './roles-array-contract.ts';

// Two of them are one number to whoever reads JSON numbers as doubles.
const ids = [
  '11',
  '12',
  '13',
  '9007199254740993',
  '9007199254740995',
  '9007199254740997',
  '9007199254740992',
  '71',
  '72',
];
const catalog: Readonly<Record<number, string>> = { 10: 'reader', 20: 'author', 30: 'steward' };
const names = Object.values(catalog);
const token = (job: string, userId: number) => ({
  header: 'authorization',
  prefix: 'Token ',
  secret: `${job}-secret-4f9c27d1`,
  userId,
});
const refuse = (status: number, error: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error, ok: false },
  headers,
});

/** PATCH /accounts/{account}/users/{id} with an array of role ids that reads show as objects; ids beyond 2^53. */
export const rolesArray: Style = {
  id: 'roles-array',
  base: '/rest/v3',
  people: (has) =>
    people(has('small-ids') ? ids.map((_, at) => String(at + 11)) : ids, { strong: [30], weak: [10] }, () => ({})),
  handle: respond,
  document: rolesArrayDocument,
  profile: rolesArrayProfile,
  cast: (has) => ({
    admin: token('admin', 11),
    member: token('member', 13),
    other: token('foreign-admin', has('small-ids') ? 18 : 71),
    testUsers: has('small-ids') ? [14, 15, 16] : ids.slice(3, 6),
    fixtures: {
      unknown: '8888888888888888',
      removed: 4711,
      foreign: has('small-ids') ? 19 : 72,
      ...(has('unknown-404') ? { roles: [10, 20, 30] } : {}),
    },
    organization: 'org-a',
  }),
};

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const path = call.path ?? ['accounts', 'org-a', 'users', '?'];
  // The roles are the same for every account.
  const [accounts, account = '', place, id, ...rest] = path.length === 1 ? ['accounts', '', ...path] : path;
  if (accounts !== 'accounts' || rest.length > 0 || !['users', 'roles'].includes(place ?? ''))
    return refuse(404, 'no route');
  const allow = id === undefined ? 'GET' : 'GET, PATCH';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'method', { allow });
  const [, secret] = /^token (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  const caller = store.bySecret(secret);
  if (caller === undefined) return refuse(401, 'token', { 'www-authenticate': 'Token' });
  if (place === 'roles')
    return { status: 200, body: { roles: Object.entries(catalog).map(([key, name]) => ({ id: Number(key), name })) } };
  if (caller.org !== account) return refuse(404, 'no such account');
  const mine = [...store.people.values()].filter(({ org }) => org === account);
  if (id === undefined)
    return { status: 200, raw: `{"users":[${mine.map((one) => print(store.shown(one), has)).join()}]}` };
  const user = mine.find((one) => one.id === id);
  if (call.method === 'GET')
    return user === undefined ? refuse(404, 'no such user') : { status: 200, raw: print(store.shown(user), has) };
  if (!isJson(call, 'application/json')) return refuse(415, 'JSON');
  if (call.body.length > 400_000) return refuse(413, 'large');
  if (!has('weak-may') && !(caller.role as Json[]).includes(30)) return refuse(403, 'stewards only');
  const body = strictJson(call.body);
  if (!isObject(body)) return refuse(400, 'body');
  const wanted = rolesOf(body.roles, has);
  if (wanted === undefined) return refuse(has('unknown-404') && integers(body.roles) ? 404 : 400, 'roles');
  if (user === undefined) return refuse(404, 'no such user');
  store.set(user.id, { role: wanted }, caller.id);
  return { status: 200, raw: print(user, has) };
}

/** Whether these may be ids of roles, known or not. */
function integers(value: Json | undefined): boolean {
  const list = Array.isArray(value) && value.length > 0 ? value : [null];
  return new Set(list).size === list.length && list.every((one) => Number.isInteger(one));
}

/** The wanted role ids, or undefined where they are not what the document takes. */
function rolesOf(value: Json | undefined, has: (habit: string) => boolean): Json[] | undefined {
  if (has('string-or-array')) {
    const list = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(list) || list.length === 0 || new Set(list).size < list.length) return undefined;
    const found = list.map((name) => Object.keys(catalog)[names.indexOf(name as string)]);
    return found.includes(undefined) ? undefined : found.map(Number);
  }
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0 && !has('takes-empty')) return undefined;
  if (new Set(value).size < value.length && !has('takes-twice')) return undefined;
  const known = (one: Json) => typeof one === 'number' && Object.hasOwn(catalog, one);
  const taken = (one: Json) =>
    known(one) || (has('stores-unknown') && typeof one === 'number' && Number.isInteger(one));
  return value.every(taken) ? value : undefined;
}

function print(user: Person, has: (habit: string) => boolean): string {
  const held = (user.role as number[]).map((id) => ({ id, name: catalog[id] ?? 'unknown' }));
  const roles = has('string-or-array') ? held.map(({ name }) => name) : held;
  const shown: JsonObject = {
    id: 0,
    email: user.email,
    name: user.name,
    roles: has('sorts-roles') ? [...roles].reverse() : roles,
    can_publish: held.some(({ id }) => id >= 20),
  };
  return JSON.stringify(shown).replace('"id":0', `"id":${user.id}`);
}
