import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { crewDocument, crewProfile } from './crew-contract.ts';
import { applyUpdate, show } from './crew-update.ts';

type Has = (habit: string) => boolean;

const roles = ['guest', 'deckhand', 'mate', 'captain'];
const plainIds = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7', 'c-8', 'c-9'];
/** Texts that are one number, or one word, to whoever is careless: the colleague comes first. */
const digitIds = ['101', '102', '103', '0042', '0043', '0044', '42', '108', '109'];
const casedIds = ['Qa', 'Qb', 'Qc', 'kT', 'kU', 'kV', 'Kt', 'Qh', 'Qi'];

const idsOf = (has: Has) => (has('digit-ids') ? digitIds : has('cased-ids') ? casedIds : plainIds);
const refuse = (status: number, error: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error },
  headers,
});

/** PATCH (or PUT) /crew/{id} with a role: every habit of it is about who is changed, when, and whether that can be taken back. */
export const crew: Style = {
  id: 'crew',
  base: '/api/v3',
  people: (has) => {
    const all = people(idsOf(has), { strong: 'captain', weak: 'deckhand' }, (_, job) => ({
      team: ['test1', 'colleague'].includes(job) ? 'deck' : job,
      title: `the ${job}`,
      newsletter: true,
      standing: 'active',
      mustReset: false,
      ...(['admin', 'foreign-admin'].includes(job) ? { role: 'mate' } : {}),
      ...(has('one-lead') && job === 'test1' ? { role: 'captain' } : {}),
      ...(has('one-lead') && job === 'owner' ? { role: 'mate' } : {}),
      ...(has('normalizes') ? { email: `${job}@People.Example` } : {}),
    }));
    const gone = { ...(all[3] as Person), id: 'c-gone', job: 'removed', secret: 'removed', removed: true };
    // Whoever looks for anybody alike finds the colleague first.
    return [...(has('digit-ids') || has('cased-ids') ? all.toReversed() : all), ...(has('revives') ? [gone] : [])];
  },
  handle: respond,
  document: crewDocument,
  profile: crewProfile,
  cast: (has) => {
    const ids = idsOf(has);
    const bearer = (job: string, at: number) => ({
      header: 'authorization',
      prefix: 'Bearer ',
      secret: `${job}-secret-4f9c27d1`,
      userId: ids[at] ?? '',
    });
    return {
      admin: bearer('admin', 0),
      member: bearer('member', 2),
      other: bearer('foreign-admin', 7),
      testUsers: ids.slice(3, 6),
      fixtures: { unknown: has('digit-ids') ? '9090' : 'c-zz', removed: 'c-gone', foreign: ids[8] ?? '' },
    };
  },
};

const etag = (person: Person) =>
  `"${createHash('sha256')
    .update(JSON.stringify(show(person)))
    .digest('hex')
    .slice(0, 12)}"`;
/** What a shared cache keeps of reads, by server: habit `cached`. */
const caches = new WeakMap<object, Map<string, { readonly until: number; readonly reply: Reply }>>();

async function respond(call: Call, running: Running): Promise<Reply> {
  const { store, has } = running;
  const [place, id, ...rest] = call.path ?? ['crew', '\u0000'];
  if (place !== 'crew' || rest.length > 0) return refuse(404, 'no such place');
  const method = has('put') ? 'PUT' : 'PATCH';
  const one = [...(has('list-only') ? [] : ['GET', 'HEAD']), method, ...(has('deletes') ? ['DELETE'] : [])];
  const allowed = id === undefined ? ['GET', 'HEAD'] : one;
  if (!allowed.includes(call.method)) return refuse(405, 'not so', { allow: allowed.join(', ') });
  const [, secret] = /^bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  const caller = store.bySecret(secret);
  if (caller === undefined) return refuse(401, 'who goes there', { 'www-authenticate': 'Bearer' });
  const mine = [...store.people.values()].filter(({ org, removed }) => org === caller.org && removed !== true);
  if (id === undefined) return { status: 200, body: { crew: mine.map((person) => show(store.shown(person))) } };
  const person = find(mine, id, has);
  if (call.method === 'GET' || call.method === 'HEAD') return readOne(person, id, running);
  if (!['mate', 'captain'].includes(String(caller.role))) return refuse(403, 'officers only');
  if (call.method === 'DELETE') return remove(person, caller, running);
  if (!isJson(call, 'application/json')) return refuse(415, 'JSON only');
  if (call.body.length > 200_000) return refuse(413, 'too large');
  const body = strictJson(call.body);
  if (!isObject(body) || !roles.includes(body.role as string)) return refuse(400, 'a role is needed');
  if (has('put') && body.title !== undefined && body.title !== null && typeof body.title !== 'string')
    return refuse(400, 'title');
  if (has('put') && body.newsletter !== undefined && typeof body.newsletter !== 'boolean')
    return refuse(400, 'newsletter');
  if (person === undefined) return nobody(body, id, caller, running);
  if (has('demands-etag')) {
    const condition = call.headers['if-match'];
    if (condition === undefined) return refuse(428, 'If-Match is needed');
    if (condition !== etag(person)) return refuse(412, 'somebody was faster');
  }
  const reply = applyUpdate(body, person, caller, running);
  if (has('slow')) await wait(5);
  return reply;
}

/** Habits `folds-digits` and `folds-case` take the first who is alike. */
function find(mine: readonly Person[], id: string, has: Has): Person | undefined {
  if (has('folds-digits')) return mine.find((one) => Number(one.id) === Number(id));
  if (has('folds-case')) return mine.find((one) => one.id.toLowerCase() === id.toLowerCase());
  return mine.find((one) => one.id === id);
}

function readOne(person: Person | undefined, id: string, { store, has, updates }: Running): Reply {
  // A cache before the server takes every client for one that it has met.
  if (has('reads-304') && updates() > 60) return { status: 304 };
  const cache = caches.get(store) ?? new Map();
  caches.set(store, cache);
  const kept = cache.get(id);
  if (has('cached') && kept !== undefined && kept.until > Date.now()) return kept.reply;
  if (person === undefined) return refuse(404, 'no such sailor');
  const seen = has('list-lags') ? person : store.shown(person);
  const reply: Reply = { status: 200, body: show(seen), headers: { etag: etag(seen) } };
  if (has('cached')) cache.set(id, { until: Date.now() + 4000, reply });
  return reply;
}

/** An update of nobody: habits `upserts` (as RFC 9110 lets PUT), `copies` (under a new id, and 404 all the same), `revives`. */
function nobody(body: JsonObject, id: string, caller: Person, { store, has }: Running): Reply {
  const removed = store.find(id);
  if (has('revives') && removed?.removed === true) {
    store.set(id, { removed: false, role: body.role ?? null }, caller.id);
    return { status: 200, body: show(removed) };
  }
  if (removed !== undefined) return refuse(404, 'no such sailor');
  const model = [...store.people.values()].find(({ job }) => job === 'test1') as Person;
  const make = (key: string) =>
    store.add(
      { ...model, id: key, job: 'made', email: `${key}@made.example`, secret: `of-${key}`, role: body.role ?? null },
      caller.id,
    );
  if (has('upserts')) return { status: 201, body: show(make(id)) };
  if (has('copies')) make(`c-${100 + store.people.size}`);
  return refuse(404, 'no such sailor');
}

function remove(person: Person | undefined, caller: Person, { store }: Running): Reply {
  if (person === undefined) return refuse(404, 'no such sailor');
  store.remove(person.id, caller.id);
  return { status: 204 };
}
