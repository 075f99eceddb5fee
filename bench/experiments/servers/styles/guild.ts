import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { guildDocument, guildProfile } from './guild-contract.ts';

const ranks = ['novice', 'warden', 'keeper'];
const ids = ['11', '12', '13', '21', '22', '23', '31', '91', '92'];
const bearer = (job: string, userId: number) => ({
  header: 'authorization',
  prefix: 'Bearer ',
  secret: `${job}-secret-4f9c27d1`,
  userId,
});

/** PATCH /people/{id} with what ordinary frameworks do: ids as numbers, undeclared audit fields, errors as each has them. */
export const guild: Style = {
  id: 'guild',
  base: '/guild',
  people: () => people(ids, { strong: 'keeper', weak: 'novice' }, () => ({ revision: 1, updatedBy: null })),
  handle: respond,
  document: guildDocument,
  profile: guildProfile,
  cast: () => ({
    admin: bearer('admin', 11),
    member: bearer('member', 13),
    other: bearer('foreign-admin', 91),
    testUsers: [21, 22, 23],
    fixtures: { unknown: 88_001, removed: 24, foreign: 92 },
  }),
};

function show(person: Person, has: (habit: string) => boolean): JsonObject {
  const role = String(person.role);
  return {
    id: Number(person.id),
    email: person.email,
    name: person.name,
    role: has('role-object') ? { name: role, label: role.toUpperCase() } : role,
    ...(has('audit')
      ? {
          revision: person.revision ?? 1,
          updatedBy: person.updatedBy ?? null,
          updatedAt: new Date().toISOString(),
          audit: { changes: person.revision ?? 1, lastChange: `r${person.revision}` },
        }
      : {}),
    ...(has('nulls-out') || person.job !== 'test2' ? {} : { nickname: 'Two' }),
  };
}

async function respond(call: Call, running: Running): Promise<Reply> {
  const { store, has } = running;
  const type = has('vnd') ? 'application/vnd.guild+json; charset=utf-8' : 'application/json';
  const reply = (status: number, body: JsonObject | JsonObject[]): Reply => ({ status, body, type });
  const refuse = (status: number, code: string, headers: Record<string, string> = {}): Reply =>
    has('text-errors')
      ? { status, raw: `${code}\n`, type: 'text/plain; charset=utf-8', headers }
      : { status, body: { error: { code, message: code } }, type, headers };
  const lost: Reply = has('html-router')
    ? { status: 404, raw: '<html><body>Cannot find that</body></html>', type: 'text/html; charset=utf-8' }
    : refuse(404, 'no_route');
  const caller = store.bySecret(/^bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1]);
  const stranger = refuse(401, 'unauthenticated', { 'www-authenticate': 'Bearer realm="guild"' });
  if (has('guards-all') && caller === undefined) return stranger;
  const [place, id, ...rest] = call.path ?? [];
  if (has('slash') && rest.length === 1 && rest[0] === '')
    return { status: 308, headers: { location: `/guild/people/${id}` } };
  if (place !== 'people' || rest.length > 0) return lost;
  if (id !== undefined && has('html-router') && !/^\d+$/.test(id)) return lost;
  const allowed = id === undefined ? ['GET'] : ['GET', 'PATCH'];
  if (!allowed.includes(call.method))
    return has('html-router') ? lost : refuse(405, 'method', { allow: allowed.join(', ') });
  if (caller === undefined) return stranger;
  const found = id === undefined || !/^[1-9]\d{0,9}$/.test(id) ? undefined : store.find(id);
  const foreign = found !== undefined && found.org !== caller.org;
  if (foreign && has('foreign-403')) return refuse(403, 'not_yours');
  const person = foreign ? undefined : found;
  if (call.method === 'GET') {
    if (id === undefined)
      return {
        ...reply(
          200,
          [...store.people.values()].filter(({ org }) => org === caller.org).map((one) => show(one, has)),
        ),
      };
    return person === undefined ? refuse(404, 'unknown_person') : reply(200, show(person, has));
  }
  if (caller.role !== 'keeper') return refuse(403, 'keepers_only');
  if (call.body.length > (has('small') ? 1024 : 1 << 20)) return refuse(413, 'too_large');
  if (
    !has('loose') &&
    !isJson(call, has('vnd') ? 'application/vnd.guild+json' : 'application/json', 'application/json')
  )
    return refuse(415, 'media_type');
  const body = strictJson(call.body);
  if (body === undefined) return refuse(400, 'malformed');
  if (id !== undefined && !/^\d+$/.test(id)) return refuse(400, 'bad_id');
  if (person === undefined) return refuse(404, 'unknown_person');
  if (!isObject(body) || !ranks.includes(body.role as string))
    return refuse(has('content-422') ? 422 : 400, 'bad_role');
  const fields = { role: body.role ?? null, revision: Number(person.revision ?? 1) + 1, updatedBy: caller.id };
  if (has('async')) {
    void wait(250).then(() => store.set(person.id, fields, caller.id));
    return reply(202, { accepted: true });
  }
  store.set(person.id, fields, caller.id);
  return reply(200, show(person, has));
}
