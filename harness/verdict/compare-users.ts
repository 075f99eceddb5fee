import { isObject } from '../domain/is-object.ts';
import { child } from '../domain/pointer.ts';
import { sameItems } from '../domain/same-json.ts';
import { showsValue } from '../domain/shows-value.ts';
import type { Contract } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { UserView } from '../model/requirement.ts';
import { isDeclaredField } from './declared-field.ts';
import { failure, note, shown } from './make-finding.ts';

/** Changes that may differ, by name, with the value that is expected; `undefined` expects none in particular. */
export type Allowed = Readonly<Record<string, Json | undefined>>;

/**
 * Field by field, what differs between two views of one user by the same read. Fields that the profile calls volatile
 * are left out. A field that the document does not declare is a note when it may follow from a change, or looks like a
 * time or a counter; after `updates` of this very user, so is an integer that has grown by about as many, declared or not.
 */
export function compareUsers(
  before: UserView,
  after: UserView,
  contract: Contract,
  changed: Allowed = {},
  updates = 0,
): readonly Finding[] {
  const { fields } = contract.profile;
  const mayChange = new Set(Object.keys(changed));
  // A deprecated control request of a changed field follows it.
  const kinds = new Set(fields.filter(({ name }) => mayChange.has(name)).map(({ kind }) => kind));
  for (const change of fields) if (change.deprecated && kinds.has(change.kind)) mayChange.add(change.name);
  const free = new Set<Pointer>(volatilePointers(contract));
  for (const change of fields) {
    // An update that replaces takes away what it leaves out.
    const isCleared = contract.profile.omitted === 'cleared' && change.kind === 'attribute' && mayChange.size > 0;
    if ((mayChange.has(change.name) || isCleared) && change.user !== undefined) free.add(change.user);
  }
  return [
    ...Object.entries(changed).flatMap(([name, expected]) => compareChange(contract, name, expected, after)),
    ...differences(before.whole, after.whole, '', free).map((difference) =>
      judgeDifference(contract, difference, after, { mayFollow: mayChange.size > 0, updates }),
    ),
  ];
}

function compareChange(
  contract: Contract,
  name: string,
  expected: Json | undefined,
  after: UserView,
): readonly Finding[] {
  const value = after.values[name];
  const change = contract.profile.fields.find((one) => one.name === name);
  if (expected === undefined || value === undefined || showsValue(change, expected, value)) return [];
  const fact = `${name} is not what the update set`;
  return [
    failure({ code: 'change-not-stored', fact, expected: shown(expected), received: shown(value) }, after.exchange),
  ];
}

interface Difference {
  readonly pointer: Pointer;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function judgeDifference(
  contract: Contract,
  { pointer, before, after }: Difference,
  view: UserView,
  { mayFollow, updates }: { readonly mayFollow: boolean; readonly updates: number },
): Finding {
  const words = { expected: shown(before), received: shown(after), at: pointer };
  const { user, fields } = contract.profile;
  const isOwn = pointer === user.id || fields.some((field) => field.user === pointer);
  if (!isOwn && hasCounted(before, after, updates))
    return note({ code: 'field-follows', fact: `${pointer} counts updates`, ...words }, view.exchange);
  if (isDeclaredField(contract, pointer)) {
    return failure({ code: 'field-changed', fact: `${pointer} changed`, ...words }, view.exchange);
  }
  if (mayFollow || isTimeLike(pointer, before, after)) {
    return note(
      { code: 'undeclared-field-changed', fact: `${pointer}, which is not declared, changed`, ...words },
      view.exchange,
    );
  }
  return failure(
    { code: 'field-changed', fact: `${pointer}, which is not declared, changed`, ...words },
    view.exchange,
  );
}

/** An integer, or one in a string, that has grown by one to three with each update. */
function hasCounted(before: Json | undefined, after: Json | undefined, updates: number): boolean {
  const [from, to] = [before, after].map((value) => (/^\d{1,15}$/.test(String(value)) ? Number(value) : Number.NaN));
  const grown = (to ?? 0) - (from ?? 0);
  return typeof before === typeof after && grown > 0 && grown <= 3 * updates;
}

/** Names of what servers change by themselves with every update: times, versions, counters, who changed it last. */
const kept =
  /(updated|modified|changed|edited|seen|active|login|version|revision|etag|time|timestamp|date|count|changes|request_?id|trace|[a-z]At|_at|(updated|modified|changed|edited)_?by(_?id)?)$/i;
/** Objects that only hold such. */
const audits = /\/(audit|audit_?log|history)(\/|$)/i;

/** True for what servers change by themselves. A flag is never: it says something of the user. */
export function isTimeLike(pointer: Pointer, before: Json | undefined, after: Json | undefined): boolean {
  if (typeof before === 'boolean' || typeof after === 'boolean') return false;
  if (kept.test(pointer) || audits.test(pointer)) return true;
  const isTime = (value: Json | undefined) =>
    value === null || value === undefined || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value));
  return isTime(before) && isTime(after);
}

function volatilePointers(contract: Contract): readonly Pointer[] {
  const { user, responses: response, reads } = contract.profile;
  return [user, response.pointers, reads?.one?.pointers, reads?.list?.pointers].flatMap(
    (pointers) => pointers?.volatile ?? [],
  );
}

function differences(
  before: Json | undefined,
  after: Json | undefined,
  pointer: Pointer,
  free: ReadonlySet<Pointer>,
): readonly Difference[] {
  if (free.has(pointer) || sameItems(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const own = (object: JsonObject) => (Object.hasOwn(object, key) ? object[key] : undefined);
    return differences(own(before), own(after), child(pointer, key), free);
  });
}
