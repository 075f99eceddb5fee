import { setTimeout as wait } from 'node:timers/promises';
import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { deskDocument, deskProfile } from './desk-contract.ts';
import { bareGateway, deskError, firewall, tomcat } from './desk-edge.ts';

const roles = ['viewer', 'editor', 'admin'];
const ids = ['1001', '1002', '1003', '2001', '2002', '2003', '2004', '9001', '9002'];
const bearer = (has: (habit: string) => boolean, job: string, userId: string) => ({
  ...(has('session') ? { header: 'cookie', prefix: 'sid=' } : { header: 'authorization', prefix: 'Bearer ' }),
  secret: `${job}-secret-4f9c27d1`,
  userId,
});

/** PATCH /users/{id} as common frameworks, gateways and firewalls respond: one habit of the wild each. */
export const desk: Style = {
  id: 'desk',
  base: '/desk/v2',
  limited: { error: { code: 'slow_down', message: 'slow down' } },
  people: () => people(ids, { strong: 'admin', weak: 'viewer' }, () => ({ title: null, revision: 1 })),
  handle: respond,
  document: deskDocument,
  profile: deskProfile,
  cast: (has) => ({
    admin: bearer(has, 'admin', '1001'),
    member: bearer(has, 'member', '1003'),
    other: {
      ...bearer(has, 'foreign-admin', '9001'),
      ...(has('accounts') ? { organization: 'org-b' } : {}),
    },
    testUsers: ['2001', '2002', '2003'],
    fixtures: { unknown: '77001', removed: '2009', foreign: '9002' },
    ...(has('accounts') ? { organization: 'org-a' } : {}),
  }),
};

type Has = (habit: string) => boolean;

function show(person: Person, has: Has): JsonObject {
  const { id, email, name, role, title = null } = person;
  return {
    id,
    email,
    name,
    role: has('capitals') ? String(role).toUpperCase() : (role as Json),
    title,
    ...(has('expands') ? { roles: roles.slice(0, roles.indexOf(String(role)) + 1).sort() } : {}),
  };
}

const busy = new Set<string>();
const firstSeen = new WeakMap<object, { turns: number; readonly people: Map<string, Person> }>();

/** Habits `replica`: every second read of one comes from a copy of the start; `list-cache`: every list does. */
function staleOr(person: Person, { store, has }: Running, isList: boolean): Person {
  const known = firstSeen.get(store) ?? {
    turns: 0,
    people: new Map([...store.people].map(([id, one]) => [id, { ...one }])),
  };
  firstSeen.set(store, known);
  known.turns += 1;
  const isStale = isList ? has('list-cache') : has('replica') && known.turns % 2 === 0;
  return isStale ? (known.people.get(person.id) ?? person) : person;
}
const lastUpdate = new Map<string, number>();

const seenKeys = new WeakMap<object, Map<string, string>>();

async function respond(call: Call, running: Running): Promise<Reply> {
  const { store, has } = running;
  const edge = firewall(call, has) ?? tomcat(call, has);
  if (edge !== undefined) return edge;
  const wrap = (data: Json): JsonObject => ({ requestId: `req-${Math.random().toString(16).slice(2, 10)}`, data });
  const extra = {
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-request-id': Math.random().toString(16).slice(2),
    ...(has('session') ? { 'set-cookie': `csrf=${Math.random().toString(16).slice(2)}; Path=/; HttpOnly` } : {}),
  };
  const done = (status: number, data: Json, headers: Record<string, string> = {}): Reply => ({
    status,
    body: wrap(data),
    headers: { ...extra, ...headers },
  });
  const refuse = (status: number, code: string, headers: Record<string, string> = {}): Reply =>
    deskError(call, has, status, code, { ...extra, ...headers });
  const path = has('accounts') ? (call.path ?? []).slice(2) : (call.path ?? []);
  const account = has('accounts') ? call.path?.[1] : undefined;
  const [place, id, ...rest] = path;
  if (place !== 'users' || rest.length > 0 || (has('accounts') && call.path?.[0] !== 'accounts'))
    return bareGateway(has) ?? refuse(404, 'no_route');
  const allowed =
    id === undefined ? ['GET'] : ['GET', has('see-other') ? 'PUT' : 'PATCH', ...(has('both') ? ['PUT'] : [])];
  if (!allowed.includes(call.method)) return bareGateway(has) ?? refuse(405, 'method', { allow: allowed.join(', ') });
  const reads = call.method === 'GET';
  if (!reads && has('early-type') && !isJson(call, 'application/json')) return refuse(415, 'media_type');
  const secret = has('session')
    ? /(?:^|; )sid=([^;]+)/.exec(call.headers.cookie ?? '')?.[1]
    : /^bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const caller = store.bySecret(secret);
  if (caller === undefined)
    return has('gateway') ? refuse(403, 'Forbidden') : refuse(401, 'unauthenticated', { 'www-authenticate': 'Bearer' });
  if (account !== undefined && account !== caller.org) return refuse(404, 'no_account');
  if (has('picky') && !/application\/json|application\/\*|\*\/\*/.test(call.headers.accept ?? '*/*'))
    return refuse(406, 'not_acceptable');
  const found = id === undefined || !/^\d{1,9}$/.test(id) ? undefined : store.find(id);
  const org = account ?? caller.org;
  const person =
    found !== undefined && ((has('trusts-path') && !reads) || has('no-tenant') || found.org === org)
      ? found
      : undefined;
  if (reads) {
    if (id !== undefined)
      return person === undefined
        ? refuse(404, 'unknown_user')
        : withTag(done(200, show(staleOr(person, running, false), has)), person, has);
    const all = [...store.people.values()]
      .filter((one) => one.org === org)
      .map((one) => show(staleOr(one, running, true), has));
    const from = Number(call.query.get('cursor') ?? 0);
    const next = from + 2 < all.length ? String(from + 2) : null;
    return { status: 200, body: { ...wrap(all.slice(from, from + 2)), next }, headers: extra };
  }
  if (caller.role !== 'admin') return refuse(403, 'admins_only');
  if (call.body.length > 65_536) return refuse(413, 'too_large');
  if (!isJson(call, 'application/json')) return refuse(415, 'media_type');
  const body = strictJson(has('go-decoder') ? Buffer.from(firstValue(call.body.toString())) : call.body);
  if (body === undefined) return refuse(has('fastapi') ? 422 : 400, 'malformed');
  if (!isObject(body)) return refuse(has('fastapi') ? 422 : 400, 'not_an_object');
  if (id !== undefined && !/^\d{1,9}$/.test(id)) return refuse(400, 'bad_id');
  if (person === undefined) return refuse(404, 'unknown_user');
  const wrong = faultOf(body, has);
  if (wrong !== undefined) {
    if (has('silent')) return done(200, show(person, has));
    if (has('errors-200'))
      return { status: 200, body: { requestId: 'req-0', errors: [{ code: wrong }] }, headers: extra };
    return refuse(has('fastapi') ? 422 : 400, wrong);
  }
  if (has('locks') || has('no-lock')) {
    if (has('locks') && busy.has(person.id)) return refuse(409, 'being_updated');
    busy.add(person.id);
    await wait(4);
    busy.delete(person.id);
  }
  if (has('admin-to-viewer-500') && person.role === 'admin' && body.role === 'viewer') return refuse(500, 'internal');
  if (has('debounce')) {
    const key = `${call.headers.host} ${person.id}`;
    const isSoon = Date.now() - (lastUpdate.get(key) ?? 0) < 300;
    if (isSoon) return done(200, { ...show(person, has), role: body.role as Json });
    lastUpdate.set(key, Date.now());
  }
  if (has('no-op-409') && person.role === body.role && (body.title === undefined || body.title === person.title))
    return refuse(409, 'unchanged');
  const key = call.headers['idempotency-key'];
  if (has('idempotency')) {
    if (key === undefined || key === '') return refuse(400, 'idempotency_key');
    const keys = seenKeys.get(store) ?? new Map<string, string>();
    seenKeys.set(store, keys);
    const text = `${id} ${call.body.toString()}`;
    if (keys.has(key) && keys.get(key) !== text) return refuse(422, 'idempotency_key_reused');
    if (keys.has(key)) return done(200, show(person, has));
    keys.set(key, text);
  }
  const tag = call.headers['if-match'];
  if (has('weak-etags') && tag !== undefined && tag !== '*') return refuse(412, 'precondition');
  const fields = {
    role: has('juggles') && typeof body.role !== 'string' ? 'admin' : (body.role ?? null),
    revision: Number(person.revision ?? 1) + 1,
    ...(body.title === undefined ? {} : { title: body.title }),
  };
  if (has('whole-row')) {
    // The ORM reads the row, works, and writes all of it.
    const row = { role: person.role, title: person.title ?? null };
    await wait(30);
    Object.assign(fields, { ...row, ...fields });
  }
  store.set(person.id, fields, caller.id);
  if (has('no-content')) return { status: 204, headers: extra };
  if (has('created')) return done(201, show(person, has));
  if (has('see-other')) return { status: 303, headers: { ...extra, location: `/desk/v2/users/${id}` } };
  if (has('multi-status')) return done(207, [{ id: person.id, status: 200, user: show(person, has) }]);
  if (has('changed-only')) {
    const shown = show(person, has);
    return done(200, {
      id: person.id,
      ...Object.fromEntries(
        Object.keys(body)
          .filter((name) => name in shown)
          .map((name) => [name, shown[name] ?? null]),
      ),
    });
  }
  return withTag(done(200, show(person, has)), person, has);
}

function withTag(reply: Reply, { revision }: Person, has: Has): Reply {
  return has('weak-etags') ? { ...reply, headers: { ...reply.headers, etag: `W/"${revision}"` } } : reply;
}

/** What a validator of the framework says against a body. */
function faultOf(body: JsonObject, has: Has): string | undefined {
  const { role, title } = body;
  if (role === undefined) return 'role_missing';
  // A loose comparison takes true and 0 for any word.
  if (has('juggles') && (role === true || role === 0)) return undefined;
  if (!roles.includes(role as string)) return 'role_unknown';
  const fits = title === undefined || title === null || (typeof title === 'string' && [...title].length <= 80);
  return fits ? undefined : 'title_invalid';
}

/** The first JSON value of a text, as a stream decoder reads it. */
function firstValue(text: string): string {
  for (let end = text.indexOf('}'); end >= 0; end = text.indexOf('}', end + 1)) {
    const head = text.slice(0, end + 1);
    if (strictJson(Buffer.from(head)) !== undefined) return head;
  }
  return text;
}
