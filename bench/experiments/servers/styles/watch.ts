import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { duties, watchDocument, watchProfile } from './watch-contract.ts';

const ids = ['w-admin', 'w-owner', 'w-member', 'w-one', 'w-two', 'w-three', 'w-mate', 'f-admin', 'f-one'];

/**
 * POST /members/{memberId}/duties adds a duty to those that a member has, DELETE takes one away: by the id of the assignment, or,
 * habit `by-value`, by its name. Adding what is there is refused with 409, habit `repeats`: done.
 */
export const watch: Style = {
  id: 'watch',
  base: '/v2',
  people: () => people(ids, { strong: ['captain'], weak: ['lookout', 'cook'] }),
  tooLarge: refuse(413, 'too large'),
  handle: respond,
  document: watchDocument,
  profile: watchProfile,
  cast: () => ({
    admin: { header: 'authorization', prefix: 'Bearer ', secret: 'admin-secret-4f9c27d1', userId: 'w-admin' },
    member: { header: 'authorization', prefix: 'Bearer ', secret: 'member-secret-4f9c27d1', userId: 'w-member' },
    other: { header: 'authorization', prefix: 'Bearer ', secret: 'foreign-admin-secret-4f9c27d1', userId: 'f-admin' },
    testUsers: ['w-one', 'w-two', 'w-three'],
    fixtures: { unknown: 'w-nobody', removed: 'w-gone', foreign: 'f-one' },
  }),
};

function refuse(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return { status, body: { message }, headers };
}

function respond(call: Call, running: Running): Reply {
  const { store } = running;
  const [members, id = '', leaf, which, ...rest] = call.path ?? [];
  if (members !== 'members' || rest.length > 0 || ![undefined, 'duties'].includes(leaf)) return refuse(404, 'no route');
  const allow = leaf === undefined ? 'GET' : which === undefined ? 'POST' : 'DELETE';
  if (call.method !== allow) return refuse(405, 'method', { allow });
  const caller = store.bySecret(/^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1]);
  if (caller === undefined) return refuse(401, 'who', { 'www-authenticate': 'Bearer' });
  const known = store.find(id);
  const user = known?.org === caller.org ? known : undefined;
  if (leaf === undefined) return user === undefined ? refuse(404, 'nobody') : { status: 200, body: show(user) };
  if (!held(caller).includes('captain')) return refuse(403, 'captains only');
  if (which !== undefined) return user === undefined ? refuse(404, 'nobody') : take(user, which, caller, running);
  if (!isJson(call, 'application/json')) return refuse(415, 'JSON');
  if (call.body.length > 262_144) return refuse(413, 'too large');
  const body = strictJson(call.body);
  if (!isObject(body) || !duties.includes(body.duty as string)) return refuse(400, 'duty');
  return user === undefined ? refuse(404, 'nobody') : assign(user, body.duty as string, caller, running);
}

function assign(user: Person, duty: string, caller: Person, { store, has }: Running): Reply {
  const now = held(user);
  const reply = { status: 201, body: { id: idOf(duty), duty } };
  if (now.includes(duty) && !has('replaces')) return has('repeats') ? reply : refuse(409, 'has it');
  store.set(user.id, { role: has('replaces') ? [duty] : [...now, duty] }, caller.id);
  return reply;
}

function take(user: Person, which: string, caller: Person, { store, has }: Running): Reply {
  const duty = held(user).find((one) => which === (has('by-value') ? one : idOf(one)));
  if (duty === undefined && has('crashes-absent')) return refuse(500, 'undefined is not an object');
  if (duty === undefined) return has('by-value') ? { status: 204 } : refuse(404, 'no such assignment');
  const left = has('takes-all') ? [] : held(user).filter((one) => one !== duty);
  if (!has('takes-nothing')) store.set(user.id, { role: left }, caller.id);
  return { status: 204 };
}

function held(user: Person): string[] {
  return user.role as string[];
}

function idOf(duty: string): string {
  return `a-${duties.indexOf(duty) + 70}`;
}

function show(user: Person): JsonObject {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    duties: held(user).map((duty) => ({ id: idOf(duty), duty })),
  };
}
