import { setTimeout as wait } from 'node:timers/promises';
import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { membersDocument, membersProfile } from './members-contract.ts';

const roles = ['member', 'admin', 'owner'] as const;
const ids = ['mbr_a1', 'mbr_o1', 'mbr_m1', 'mbr_t1', 'mbr_t2', 'mbr_t3', 'mbr_c1', 'mbr_x1', 'mbr_x2'];
const refuse = (status: number, message: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { message },
  headers,
});

/** PATCH /members/{id} with a role as a string; opaque ids, plain bodies, own errors, all users in one list. */
export const members: Style = {
  id: 'members',
  base: '/v1',
  people: (has) =>
    people(ids, { strong: 'owner', weak: 'member' }, (_, job) => ({
      level: job === 'test1' || job === 'colleague' ? null : 'junior',
      ...(has('rank') && job === 'admin' ? { role: 'admin' } : {}),
      ...(has('sole-owner') && job === 'owner' ? { role: 'member' } : {}),
      ...(has('null-role') && job === 'test2' ? { role: null } : {}),
      ...(has('managed') && job === 'test3' ? { managed: true } : {}),
    })),
  handle: respond,
  document: membersDocument,
  profile: membersProfile,
  cast: () => ({
    admin: bearer('admin', 'mbr_a1'),
    member: bearer('member', 'mbr_m1'),
    other: bearer('foreign-admin', 'mbr_x1'),
    testUsers: ['mbr_t1', 'mbr_t2', 'mbr_t3'],
    fixtures: { unknown: 'mbr_zz', removed: 'mbr_gone', foreign: 'mbr_x2' },
  }),
};

function bearer(job: string, userId: string) {
  return { header: 'authorization', prefix: 'Bearer ', secret: `${job}-secret-4f9c27d1`, userId };
}

function show(person: Person, has: (habit: string) => boolean): JsonObject {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    ...(has('levels') ? { level: person.level ?? null } : {}),
    ...(has('versions') ? { version: person.version ?? 1, updatedAt: new Date().toISOString() } : {}),
  };
}

async function respond(call: Call, running: Running): Promise<Reply> {
  const { store, has } = running;
  const [place, id, ...rest] = call.path ?? ['members', '\u0000'];
  if (place !== 'members' || rest.length > 0) return refuse(404, 'no such route');
  const allowed = id === undefined ? ['GET', 'HEAD'] : ['GET', 'HEAD', 'PATCH', ...(has('put-open') ? ['PUT'] : [])];
  if (!allowed.includes(call.method))
    return refuse(405, 'not allowed', has('no-allow') ? {} : { allow: allowed.join(', ') });
  const caller = identify(call, running);
  if (call.method === 'PUT') return put(call, running, id ?? '');
  if (caller === undefined) return refuse(401, 'who are you', { 'www-authenticate': 'Bearer' });
  const mine = [...store.people.values()].filter((person) => person.org === caller.org);
  if (id === undefined) {
    if (has('reads-break') && running.updates() > 90) return refuse(500, 'reads are down');
    return { status: 200, body: { items: mine.map((person) => show(store.shown(person), has)) } };
  }
  const person = mine.find((one) => one.id === id);
  if (call.method !== 'PATCH') {
    if (has('reads-break') && running.updates() > 90) return refuse(500, 'reads are down');
    if (has('reads-another') && id === 'mbr_t2')
      return { status: 200, body: show(store.find('mbr_c1') as Person, has) };
    return person === undefined ? refuse(404, 'no such member') : { status: 200, body: show(store.shown(person), has) };
  }
  if (has('hang') && call.body.length > 100_000) await wait(30_000);
  if (!isJson(call, 'application/json')) return refuse(415, 'JSON only');
  if (call.body.length > 1 << 20) return refuse(413, 'too large');
  const body = strictJson(call.body);
  const power = roles.indexOf(caller.role as 'member');
  const mayDemote = has('demote-by-member') && isObject(body) && body.role === 'member';
  if (power < 1 && !mayDemote) return refuse(has('hides') ? 404 : 403, has('hides') ? 'no such member' : 'admins only');
  if (body === undefined) return refuse(400, 'malformed JSON');
  if (has('body-first')) {
    const wrong = invalid(body, has);
    if (wrong !== undefined) return refuse(400, wrong);
  }
  if (person === undefined) return refuse(404, 'no such member');
  const wrong = invalid(body, has);
  if (wrong !== undefined) return refuse(400, wrong);
  return update(body as JsonObject, person, caller, running);
}

/** Bearer credentials; habit `half-token` looks at their first half only, `stale-power` believes what a caller once was. */
function identify(call: Call, { store, has }: Running): Person | undefined {
  const [, secret] = /^bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  if (has('half-token') && secret !== undefined) {
    return [...store.people.values()].find((one) =>
      secret.startsWith(one.secret.slice(0, one.secret.indexOf('-') + 4)),
    );
  }
  return store.bySecret(secret);
}

function invalid(body: Json, has: (habit: string) => boolean): string | undefined {
  if (!isObject(body)) return 'an object is needed';
  const source = has('proto') && isObject(protoOf(body)) ? { ...(protoOf(body) as JsonObject), ...body } : body;
  if (!Object.hasOwn(source, 'role')) return 'role is missing';
  if (!roles.includes(source.role as 'member')) {
    const folded = has('folds-roles') && typeof source.role === 'string' && source.role.trim().toLowerCase();
    if (!folded || !roles.includes(folded as 'member')) return 'no such role';
  }
  if (has('levels') && Object.hasOwn(body, 'level') && !['junior', 'lead'].includes(body.level as string))
    return 'level';
  return undefined;
}

function protoOf(body: JsonObject): Json | undefined {
  return Object.hasOwn(body, '__proto__') ? Object.getOwnPropertyDescriptor(body, '__proto__')?.value : undefined;
}

async function update(body: JsonObject, person: Person, caller: Person, running: Running): Promise<Reply> {
  const { store, has } = running;
  const proto = has('proto') && isObject(protoOf(body)) ? (protoOf(body) as JsonObject) : {};
  const role = String(proto.role ?? body.role)
    .trim()
    .toLowerCase();
  const rank = (value: Json) => roles.indexOf(value as 'member');
  if (has('rank') && (rank(role) > rank(caller.role) || rank(person.role) > rank(caller.role)))
    return refuse(403, 'above yourself');
  if (person.managed === true) return refuse(403, 'managed by your identity provider');
  const owners = [...store.people.values()].filter((one) => one.org === person.org && one.role === 'owner');
  if (has('keeps-owner') && person.role === 'owner' && role !== 'owner' && owners.length === 1)
    return refuse(409, 'the last owner stays');
  const fields: JsonObject = { role, ...(has('levels') && 'level' in body ? { level: body.level ?? null } : {}) };
  if (has('versions')) fields.version = Number(person.version ?? 1) + 1;
  if (has('late-504') && running.updates() % 9 === 0) {
    void wait(2500).then(() => store.set(person.id, fields, caller.id));
    return refuse(504, 'the gateway waited too long');
  }
  if (has('admin-not-stored') && role === 'admin') return { status: 200, body: { ...show(person, has), role } };
  if (has('touches-next') && running.updates() % 5 === 0) store.set('mbr_c1', { role }, caller.id);
  if (has('slow-write')) await wait(5);
  store.set(person.id, fields, caller.id);
  return { status: 200, body: show(person, has) };
}

/** A second route that the document does not mention and nobody guards. */
function put(call: Call, { store }: Running, id: string): Reply {
  const person = store.find(id);
  const body = strictJson(call.body);
  if (person === undefined) return refuse(404, 'no such member');
  if (!isObject(body) || !roles.includes(body.role as 'member')) return refuse(400, 'role');
  store.set(id, { role: body.role ?? null }, '(nobody)');
  return { status: 200, body: { ok: true } };
}
