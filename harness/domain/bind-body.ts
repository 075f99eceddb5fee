import { isDeepStrictEqual } from 'node:util';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { Binding } from '../model/profile.ts';
import type { TestUser } from '../model/requirement.ts';
import { exactInteger } from './exact-integers.ts';
import { isObject } from './is-object.ts';
import { at, keysOf } from './pointer.ts';
import { crowdOf, withName } from './several-users.ts';

/** Whom a body is about. */
interface Bound {
  readonly testUser: TestUser;
  /** The caller's own user id, when it is known. */
  readonly callerId?: string | undefined;
  /** The target's `values`. */
  readonly values?: Readonly<Record<string, Json>> | undefined;
  /** The target's organization. */
  readonly organization?: string | undefined;
}

/**
 * The body with everything that names a real thing set to the test user's own values: the id where the request carries or
 * repeats it, the profile's bindings where the body has them. What `invalid` violates stays as it is.
 */
export function bindBody(contract: Contract, body: Json, bound: Bound, invalid?: InvalidCase): Json {
  const { resource, bind } = contract.profile;
  const free = (pointer: Pointer) =>
    invalid === undefined || untouched(invalid.controlRequest, invalid.body, keysOf(pointer));
  let value = body;
  // Whoever else an array would name, in a case that has too many, is the test user again.
  const { more, ids } = idPlaces(contract, body);
  for (const pointer of more) {
    const isAdded = invalid !== undefined && at(invalid.controlRequest, pointer) === undefined;
    if (isAdded || free(pointer)) value = set(value, keysOf(pointer), idOf(contract, bound.testUser.id), true);
  }
  for (const pointer of ids) {
    if (free(pointer)) value = set(value, keysOf(pointer), idOf(contract, bound.testUser.id), true);
  }
  for (const binding of bind ?? []) {
    if (!free(binding.request)) continue;
    const own = boundValue(contract, binding, bound);
    // What an update that replaces leaves out is lost: what a read shows is sent, required or not.
    const isShown = binding.to.startsWith('/') && contract.profile.omitted !== 'kept' && (own ?? null) !== null;
    value = set(value, keysOf(binding.request), own, isShown);
  }
  return withName(resource, value, bound.testUser.id);
}

/** Where a body has the user's id; `more`: in further items of an array of users. */
function idPlaces({ profile: { resource } }: Contract, body: Json): Record<'ids' | 'more', readonly Pointer[]> {
  const { request, repeated = [] } = resource;
  const crowd = crowdOf(resource);
  if (request.in !== 'body' || crowd?.isMap) return { ids: repeated, more: [] };
  const ids = [request.pointer, ...repeated];
  const items = crowd === undefined ? undefined : at(body, crowd.place);
  if (crowd === undefined || !Array.isArray(items)) return { ids, more: [] };
  const rest = request.pointer.slice(crowd.place.length).replace(/^\/\d+/, '');
  return { ids, more: items.slice(1).map((_item, index) => `${crowd.place}/${index + 1}${rest}`) };
}

/** The id as a body carries it: a number where the contract's ids are integers. */
function idOf(contract: Contract, id: string): Json {
  const isInteger = contract.profile.resource.format === 'integer' && /^(0|-?[1-9]\d*)$/.test(id);
  return isInteger ? exactInteger(id) : id;
}

// A value nobody knows is left out rather than made up: a made-up e-mail address would be written to a real user.
function boundValue(
  contract: Contract,
  { to }: Binding,
  { testUser, callerId, values, organization }: Bound,
): Json | undefined {
  switch (to) {
    case 'user.id':
      return idOf(contract, testUser.id);
    case 'user.email':
      return testUser.email ?? (contract.profile.resource.format === 'email' ? testUser.id : undefined);
    case 'user.name':
      return testUser.name;
    case 'organization':
      return organization;
    case 'caller.userId':
      return callerId === undefined ? undefined : idOf(contract, callerId);
    default: {
      if (to.startsWith('/')) return testUser.before === undefined ? undefined : at(testUser.before.whole, to);
      const [, place, name = ''] = /^(field|target)\.(.*)$/.exec(to) ?? [];
      return place === 'field' ? testUser.before?.values[name] : values?.[name];
    }
  }
}

/** Whether the way to a place, and what stands there, are the same in both. */
function untouched(controlRequest: Json | undefined, body: Json | undefined, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return isDeepStrictEqual(controlRequest, body);
  if (Array.isArray(controlRequest) && Array.isArray(body))
    return untouched((controlRequest as readonly Json[])[Number(key)], (body as readonly Json[])[Number(key)], rest);
  if (isObject(controlRequest) !== isObject(body)) return false;
  if (!isObject(controlRequest) || !isObject(body)) return isDeepStrictEqual(controlRequest, body);
  if (Object.hasOwn(controlRequest, key) !== Object.hasOwn(body, key)) return false;
  return !Object.hasOwn(controlRequest, key) || untouched(controlRequest[key], body[key], rest);
}

/** A copy with `next` at `keys`. Missing members are made when `invent` says so; what is no object is left alone. */
function set(value: Json, keys: readonly string[], next: Json | undefined, invent: boolean): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(value)) return setItem(value as readonly Json[], Number(key), rest, next, invent);
  if (!isObject(value)) return value;
  const present = Object.hasOwn(value, key);
  if (!present && !invent) return value;
  if (rest.length > 0) return { ...value, [key]: set(present ? (value[key] as Json) : {}, rest, next, invent) };
  if (next !== undefined) return { ...value, [key]: next };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function setItem(
  items: readonly Json[],
  place: number,
  rest: readonly string[],
  next: Json | undefined,
  invent: boolean,
): Json {
  if (items[place] === undefined || (rest.length === 0 && next === undefined)) return items;
  return items.with(place, rest.length === 0 ? (next ?? null) : set(items[place], rest, next, invent));
}
