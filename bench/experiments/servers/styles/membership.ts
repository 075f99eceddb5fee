import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { membershipDocument, membershipProfile } from './membership-contract.ts';

// Membership 1 is the administrator's, as it nearly always is.
const ids = ['1', '2', '3', '104', '105', '106', '7', '801', '802'];
const levels = [10, 20, 30, 40, 50];
const token = (job: string, userId: number) => ({ header: 'private-token', secret: `${job}-secret-4f9c27d1`, userId });
const refuse = (status: number, message: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { message: `${status} ${message}` },
  headers,
});

/** PUT /groups/{group}/memberships/{id}.json with an integer level; memberships, not users; 204; pages by number. */
export const membership: Style = {
  id: 'membership',
  base: '/api/v4',
  people: () => people(ids, { strong: 50, weak: 10 }, (id) => ({ user: { id: Number(id) + 5000 }, expires: null })),
  handle: respond,
  document: membershipDocument,
  profile: membershipProfile,
  cast: () => ({
    admin: token('admin', 1),
    member: token('member', 3),
    other: token('foreign-admin', 801),
    testUsers: [104, 105, 106],
    fixtures: { unknown: 99_901, removed: 107, foreign: 802 },
    organization: 'org-a',
  }),
};

/** Habit `lenient-ids`: `1e3`, `1.5` and `true` are 1, as in parseInt and its relatives. */
function number(text: string, has: (habit: string) => boolean): string | undefined {
  if (has('lenient-ids')) {
    if (text === 'true') return '1';
    const read = Number.parseInt(text.trim(), 10);
    return Number.isNaN(read) ? undefined : String(read);
  }
  return /^[1-9]\d{0,8}$/.test(text) ? text : undefined;
}

const show = (one: Person): JsonObject => ({
  id: Number(one.id),
  user: { id: (one.user as { id: number }).id, email: one.email, name: one.name },
  access_level: one.role,
  expires_at: one.expires ?? null,
});

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const [groups, group, leaf = '', file] = call.path ?? ['groups', 'org-a', 'memberships', '?.json'];
  const single = leaf === 'memberships' && file?.endsWith('.json') && call.path?.length !== 3;
  if (groups !== 'groups' || !(single || (leaf === 'memberships.json' && file === undefined)))
    return refuse(404, 'Not Found');
  const allow = single ? 'GET, PUT' : 'GET';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'Method Not Allowed', { allow });
  const caller = store.bySecret(call.headers['private-token']);
  if (caller === undefined) return refuse(401, 'Unauthorized', { 'www-authenticate': 'PrivateToken' });
  // Habit `guards-reads-only`: who may read what is checked, who may write what is not.
  const guarded = call.method === 'GET' || !has('guards-reads-only');
  if (guarded && caller.org !== group) return refuse(404, 'Group Not Found');
  const mine = [...store.people.values()].filter(({ org }) => org === group);
  if (!single) {
    const page = Math.max(1, Number(call.query.get('page') ?? 1));
    const size = Math.min(Number(call.query.get('per_page') ?? 4), 50);
    const rows = mine.slice((page - 1) * size, page * size).map((one) => show(store.shown(one)));
    return { status: 200, body: { memberships: rows, next_page: page * size < mine.length ? page + 1 : null } };
  }
  const id = number((file ?? '').slice(0, -'.json'.length), has);
  const found = id === undefined ? undefined : store.find(id);
  const one = found !== undefined && (found.org === group || !guarded) ? found : undefined;
  if (call.method === 'GET')
    return one === undefined ? refuse(404, 'Not Found') : { status: 200, body: show(store.shown(one)) };
  if (Number(caller.role) < 40) return refuse(403, 'Forbidden');
  if (!isJson(call, 'application/json')) return refuse(415, 'Unsupported');
  if (call.body.length > 100_000) return refuse(413, 'Too Large');
  const body = strictJson(call.body);
  if (!isObject(body)) return refuse(400, 'Bad Request');
  const level = has('lenient-levels') ? Number(body.access_level) : body.access_level;
  if (!levels.includes(level as number)) return refuse(400, 'access_level');
  if (one === undefined) return refuse(404, 'Not Found');
  const above = Math.max(Number(level), Number(one.role)) > Number(caller.role);
  if (has('rank') && above) return refuse(403, 'above yourself');
  store.set(one.id, { role: level as number }, caller.id);
  return { status: 204 };
}
