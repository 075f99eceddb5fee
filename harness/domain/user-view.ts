import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { Field, UserPointers } from '../model/profile.ts';
import type { UserView } from '../model/requirement.ts';
import { exactAt, isExactInteger } from './exact-integers.ts';
import { isObject } from './is-object.ts';
import { at, put } from './pointer.ts';

/** Which response shows the user; each may keep its fields elsewhere. */
type ViewSource = 'response' | 'one' | 'list';

/** The user object that `body` shows; `undefined` when there is none at the place the profile names. */
export function viewUser(contract: Contract, source: ViewSource, body: Json, exchange: number): UserView | undefined {
  const { profile } = contract;
  const place =
    source === 'response'
      ? profile.responses.user
      : source === 'one'
        ? profile.reads?.one?.user
        : profile.reads?.list?.user;
  if (place === null || place === undefined) return undefined;
  const whole = wholeUser(source === 'one' ? profile.reads?.one?.as : undefined, at(body, place));
  if (!isObject(whole)) return undefined;
  const pointers: UserPointers = { ...profile.user, ...pointersOf(contract, source) };
  return {
    ...textAt('id', whole, pointers.id),
    ...textAt('email', whole, pointers.email),
    ...textAt('name', whole, pointers.name),
    values: Object.fromEntries(profile.fields.flatMap((change) => shown(change, source, whole))),
    whole,
    exchange,
  };
}

/** The user object, also where a response shows only what would stand at one place of it. */
function wholeUser(as: Pointer | undefined, value: Json | undefined): Json | undefined {
  return as === undefined || value === undefined ? value : put({}, as, value);
}

function pointersOf(contract: Contract, source: ViewSource): UserPointers | undefined {
  const { responses: response, reads } = contract.profile;
  if (source === 'response') return response.pointers;
  return source === 'one' ? reads?.one?.pointers : reads?.list?.pointers;
}

function shown(change: Field, source: ViewSource, whole: JsonObject): [string, Json][] {
  const own = change.shown?.[source];
  const usual = source === 'response' ? (change.response ?? change.user) : change.user;
  const pointer = own?.pointer === undefined ? usual : own.pointer;
  if (pointer === undefined || pointer === null) return [];
  const value = exactAt(whole, pointer);
  if (value === undefined) return [];
  const item = own?.item ?? change.item;
  if (item === undefined) return [[change.name, value]];
  return [
    [change.name, Array.isArray(value) ? value.map((entry: Json) => unwrapped(entry, item)) : unwrapped(value, item)],
  ];
}

/** The value inside an object; what is bare already is the value: responses often show ids where reads show objects. */
function unwrapped(entry: Json, item: Pointer): Json {
  return isObject(entry) ? (at(entry, item) ?? null) : entry;
}

/** Ids may be numbers in a response; they are compared as text. */
function textAt(field: 'id' | 'email' | 'name', whole: JsonObject, pointer: Pointer | undefined) {
  const value = pointer === undefined ? undefined : exactAt(whole, pointer);
  if (typeof value === 'string' || typeof value === 'number') return { [field]: String(value) };
  return isExactInteger(value) ? { [field]: JSON.stringify(value) } : {};
}
