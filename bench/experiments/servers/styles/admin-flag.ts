import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { adminFlagDocument, adminFlagProfile } from './admin-flag-contract.ts';

const jobs = ['admin', 'owner', 'member', 'test1', 'test2', 'test3', 'colleague', 'foreign-admin', 'foreign'];
const ids = jobs.map((job) => `${job}@people.example`);
const cookie = (job: string) => ({
  header: 'cookie',
  prefix: 'session=',
  secret: `${job}-secret-4f9c27d1`,
  userId: `${job}@people.example`,
});
const refuse = (status: number, message: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { status, message },
  headers,
});

/** PATCH /users/{email} with a boolean; e-mail addresses as ids, a session cookie, one organization for everybody. */
export const adminFlag: Style = {
  id: 'admin-flag',
  base: '/hub/api',
  people: () =>
    people(ids, { strong: true, weak: false }, (id) => ({ org: 'org-a', roles: ['user'], kind: 'user', name: id })),
  handle: respond,
  document: adminFlagDocument,
  profile: adminFlagProfile,
  cast: () => ({
    admin: cookie('admin'),
    member: cookie('member'),
    other: undefined,
    testUsers: ['test1@people.example', 'test2@people.example', 'test3@people.example'],
    fixtures: { unknown: 'nobody@people.example', removed: 'gone@people.example' },
  }),
};

/** `roles` follows from `admin`: it is derived, not stored. */
const show = (person: Person): JsonObject => ({
  email: person.email,
  admin: person.role,
  roles: person.role === true ? ['user', 'admin'] : ['user'],
  created: '2026-01-02T03:04:05Z',
  last_activity: new Date().toISOString(),
});

function truth(value: unknown, has: (habit: string) => boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (!has('truthy')) return undefined;
  return ['1', 'yes', 'true', 'on'].includes(String(value).toLowerCase());
}

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const [users, id, ...rest] = call.path ?? ['users', '%'];
  if (users !== 'users' || rest.length > 0) return refuse(404, 'no such page');
  const allow = id === undefined ? 'GET' : 'GET, PATCH';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'method', has('no-allow') ? {} : { allow });
  const [, secret] = /(?:^|;\s*)session=([^;]*)/.exec(call.headers.cookie ?? '') ?? [];
  const caller = store.bySecret(secret);
  if (caller === undefined) return refuse(has('forbids-all') ? 403 : 401, 'log in', { 'www-authenticate': 'Session' });
  if (id === undefined) {
    const from = Number(call.query.get('offset') ?? 0);
    const limit = Math.min(Number(call.query.get('limit') ?? 50), 50);
    const everybody = [...store.people.values()];
    return { status: 200, body: everybody.slice(from, from + limit).map((one) => show(store.shown(one))) };
  }
  const key = has('trims-ids') ? id.trim().toLowerCase() : id.toLowerCase();
  const user = store.find(key);
  if (call.method === 'GET')
    return user === undefined ? refuse(404, 'no such user') : { status: 200, body: show(store.shown(user)) };
  if (caller.role !== true) return refuse(403, 'admins only');
  if (!isJson(call, 'application/json')) return refuse(400, 'send JSON');
  if (call.body.length > 100_000) return refuse(413, 'too large');
  const body = strictJson(call.body);
  if (!isObject(body)) return refuse(400, 'send an object');
  const admin = truth(body.admin, has);
  if (admin === undefined) return refuse(400, 'admin is true or false');
  if (user === undefined) {
    if (!has('makes-users')) return refuse(404, 'no such user');
    const fresh = { ...(store.find('test1@people.example') as Person), id: key, email: key, secret: `of-${key}` };
    return { status: 200, body: show(store.add({ ...fresh, role: admin }, caller.id)) };
  }
  const before = show(user);
  store.set(user.id, { role: admin }, caller.id);
  return { status: 200, body: has('shows-before') ? before : show(user) };
}
