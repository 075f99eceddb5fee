import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { rpcBodyDocument, rpcBodyProfile } from './rpc-body-contract.ts';

const ids = ['UA01', 'UO01', 'UM01', 'UT01', 'UT02', 'UT03', 'UC01', 'UX01', 'UX02'];
const roles = ['guest', 'regular', 'chief'];
const bearer = (job: string, userId: string) => ({
  header: 'x-auth-token',
  secret: `${job}-secret-4f9c27d1`,
  userId,
});
const refuse = (status: number, error: string): Reply => ({
  status,
  body: { ok: false, error },
  headers: status === 401 ? { 'www-authenticate': 'X-Auth-Token' } : {},
});

/** POST /users.setRole with the id in the body, responses { ok, ... }, one read with the id in the query, one list. */
export const rpcBody: Style = {
  id: 'rpc-body',
  base: '/rpc',
  people: () => people(ids, { strong: 'chief', weak: 'guest' }),
  handle: respond,
  document: rpcBodyDocument,
  profile: rpcBodyProfile,
  cast: () => ({
    admin: bearer('admin', 'UA01'),
    member: bearer('member', 'UM01'),
    other: bearer('foreign-admin', 'UX01'),
    testUsers: ['UT01', 'UT02', 'UT03'],
    fixtures: { unknown: 'UZ99', removed: 'UZ98', foreign: 'UX02' },
  }),
};

const show = (user: Person): JsonObject => ({ id: user.id, mail: user.email, real_name: user.name, role: user.role });

async function respond(call: Call, running: Running): Promise<Reply> {
  const { store, has } = running;
  const [name = '', ...rest] = call.path ?? [];
  const method = { 'users.setRole': 'POST', 'users.info': 'GET', 'users.list': 'GET' }[name];
  if (method === undefined || rest.length > 0) return refuse(404, 'unknown_method');
  if (call.method !== method) return { ...refuse(405, 'wrong_verb'), headers: { allow: method } };
  const caller = store.bySecret(call.headers['x-auth-token']);
  if (caller === undefined && !(has('validates-first') && method === 'POST')) return refuse(401, 'not_authed');
  const mine = (id: unknown) => {
    const user = typeof id === 'string' ? store.find(id) : undefined;
    return user !== undefined && (user.org === caller?.org || caller === undefined) ? user : undefined;
  };
  if (name === 'users.list') {
    const all = [...store.people.values()].filter(({ org }) => org === caller?.org);
    return { status: 200, body: { ok: true, users: all.map((one) => show(store.shown(one))) } };
  }
  if (name === 'users.info') {
    const user = mine(call.query.get('user'));
    return user === undefined
      ? refuse(404, 'user_not_found')
      : { status: 200, body: { ok: true, user: show(store.shown(user)) } };
  }
  if (has('validates-first')) return (await setRole(call, caller, mine, running)) ?? refuse(401, 'not_authed');
  if (caller?.role !== 'chief') return refuse(403, 'not_allowed');
  return (await setRole(call, caller, mine, running)) ?? refuse(401, 'not_authed');
}

/** Applies one update; undefined where nobody knows who sends it. Habit `validates-first` finds that out last of all. */
async function setRole(
  call: Call,
  caller: Person | undefined,
  mine: (id: unknown) => Person | undefined,
  { store, has }: Running,
): Promise<Reply | undefined> {
  const form =
    has('takes-forms') && (call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (!form && !isJson(call, 'application/json')) return refuse(415, 'json_only');
  if (call.body.length > 200_000) return refuse(413, 'too_large');
  const body = form ? Object.fromEntries(new URLSearchParams(call.body.toString())) : strictJson(call.body);
  if (body === undefined) return has('stack') ? refuse(400, stack(call.body)) : refuse(400, 'bad_json');
  if (!isObject(body)) return refuse(400, 'bad_body');
  const { user_id: id, role } = body;
  if (typeof id !== 'string') return refuse(400, 'user_id');
  if (!roles.includes(role as string)) return has('echoes') ? echo(call) : refuse(400, 'role');
  const user = mine(id);
  if (user === undefined) return refuse(404, 'user_not_found');
  if (caller === undefined) return undefined;
  if (caller.role !== 'chief') return refuse(403, 'not_allowed');
  if (has('loses-races')) {
    // Reads the whole store, waits, writes the whole store: what others wrote meanwhile is gone.
    const everybody = ['UT01', 'UT02', 'UT03'].map((one) => [one, store.find(one)?.role ?? null] as const);
    await wait(4);
    for (const [one, old] of everybody) if (one !== id) store.set(one, { role: old }, caller.id);
  }
  store.set(id, { role: role ?? null }, caller.id);
  return { status: 200, body: { ok: true, user: show(user) } };
}

/** A refusal that shows the whole body again, byte by byte. */
function echo(call: Call): Reply {
  return { status: 400, raw: `{"ok":false,"error":"role","got":${call.body.toString()}}` };
}

function stack(body: Buffer): string {
  try {
    JSON.parse(body.toString());
  } catch (cause) {
    return String((cause as Error).stack);
  }
  return 'bad_json';
}
