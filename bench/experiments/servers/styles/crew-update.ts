import type { JsonObject, Person } from '../store.ts';
import type { Reply, Running } from '../style.ts';

/** What was refused once already: user and role. */
const refusedOnce = new WeakMap<object, Map<string, number>>();
/** Who had which role at first. */
const firstRoles = new WeakMap<object, Map<string, unknown>>();

/** Applies an update of somebody who is there, with the habits of the server. */
export function applyUpdate(body: JsonObject, person: Person, caller: Person, running: Running): Reply {
  const { store, has } = running;
  const role = String(body.role);
  const crewOf = () => [...store.people.values()].filter((one) => one.org === person.org && one.id !== person.id);
  const once = refusal(role, person, running);
  if (once !== undefined) return once;
  if (has('sticky') && person.role === 'mate' && role !== 'mate')
    return { status: 403, body: { error: 'ask the harbor office' } };
  const captain = crewOf().find((one) => one.role === 'captain');
  if (has('one-lead') && role === 'captain' && captain !== undefined)
    return { status: 409, body: { error: 'there is a captain' } };
  if (has('transfers') && role === 'captain' && captain !== undefined)
    store.set(captain.id, { role: 'mate' }, caller.id);
  if (has('cascades'))
    for (const mate of crewOf()) if (mate.team === person.team) store.set(mate.id, { role }, caller.id);
  const fields: JsonObject = { role };
  if (has('replaces')) Object.assign(fields, { title: body.title ?? null, newsletter: body.newsletter ?? false });
  else if (has('put')) for (const key of ['title', 'newsletter']) if (key in body) fields[key] = body[key] ?? null;
  if (has('inactivates') && role === 'guest') fields.standing = 'inactive';
  if (has('resets')) fields.mustReset = true;
  if (has('normalizes')) fields.email = String(person.email).toLowerCase();
  if (has('async')) {
    setTimeout(() => store.set(person.id, fields, caller.id), has('settles') ? 1500 : 3000);
    return { status: 202 };
  }
  const odd = oddly(fields, person, caller, running);
  if (odd !== undefined) return odd;
  store.set(person.id, fields, caller.id);
  return { status: 200, body: show(person) };
}

/** Habits of servers that say 200 (or send elsewhere) and do something else: later and out of order, by a rule, for a second name, not at all. */
function oddly(
  fields: JsonObject,
  person: Person,
  caller: Person,
  { store, has, updates }: Running,
): Reply | undefined {
  if (has('moves')) return { status: 307, headers: { location: `http://127.0.0.2:9/crew/${person.id}` } };
  if (has('error-200') && updates() % 3 === 0) return { status: 200, body: { error: 'try later' } };
  if (has('reorders')) {
    // Two workers take from one queue, and one of them is slow.
    setTimeout(() => store.set(person.id, fields, caller.id), updates() % 2 === 0 ? 1600 : 50);
    return { status: 200, body: { ...show(person), ...fields } };
  }
  if (has('drifts') && person.job === 'test2')
    setTimeout(() => store.set(person.id, { role: 'mate' }, 'the directory'), 3500);
  if (has('aliases') && ['test1', 'test2'].includes(person.job))
    for (const one of store.people.values())
      if (['test1', 'test2'].includes(one.job) && one.id !== person.id) store.set(one.id, fields, caller.id);
  return undefined;
}

/** Habits `undo-409`, `undo-429`, `undo-503`: giving somebody the first role back is refused twice of three times. */
function refusal(role: string, person: Person, { store, has }: Running): Reply | undefined {
  const status = ['409', '429', '503'].find((one) => has(`undo-${one}`));
  if (status === undefined) return undefined;
  const first = firstRoles.get(store) ?? new Map<string, unknown>();
  firstRoles.set(store, first);
  if (!first.has(person.id)) first.set(person.id, person.role);
  if (role !== first.get(person.id) || person.role === role) return undefined;
  const counts = refusedOnce.get(store) ?? new Map<string, number>();
  refusedOnce.set(store, counts);
  const count = (counts.get(person.id) ?? 0) + 1;
  counts.set(person.id, count);
  return count % 3 === 0 ? undefined : { status: Number(status), body: { error: 'not now' } };
}

/** As every response shows somebody. */
export function show(person: Person): JsonObject {
  const { id, email, name, role, title, newsletter, standing, mustReset } = person;
  return {
    id,
    email,
    name,
    role,
    title: title ?? null,
    newsletter: newsletter ?? false,
    standing: standing ?? 'active',
    mustReset: mustReset ?? false,
  };
}
