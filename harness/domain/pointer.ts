import type { Json, Pointer } from '../model/json.ts';
import { isObject } from './is-object.ts';

/** One key of a JSON Pointer, escaped (RFC 6901). */
export function escapeKey(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** One key of a JSON Pointer as it was before it was escaped. */
export function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The pointer that `parent` and one more key make. */
export function child(parent: Pointer, key: string | number): Pointer {
  return `${parent}/${escapeKey(String(key))}`;
}

/** The pointer that one key less makes. */
export function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The unescaped keys of a pointer. */
export function keysOf(pointer: Pointer): readonly string[] {
  const found = known.get(pointer);
  if (found) return found;
  const keys = pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeKey);
  if (known.size >= mostKnown) known.clear();
  known.set(pointer, keys);
  return keys;
}

// The same few pointers are followed for every request.
const known = new Map<Pointer, readonly string[]>();
const mostKnown = 10_000;

/** What is in `value` at `pointer`; undefined when nothing is. */
export function at(value: Json | undefined, pointer: Pointer): Json | undefined {
  let current = value;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(current)) current = isIndex(key) ? (current as readonly Json[])[Number(key)] : undefined;
    else if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

/**
 * A copy of `value` with `next` at `pointer`; `undefined` takes the member out. Members that are missing on the way are
 * made; what is there and can hold no member is left alone.
 */
export function put(value: Json, pointer: Pointer, next: Json): Json;
export function put(value: Json, pointer: Pointer, next: Json | undefined): Json | undefined;
export function put(value: Json, pointer: Pointer, next: Json | undefined): Json | undefined {
  return putAt(value, keysOf(pointer), 0, next);
}

/** Goes on at the key with an index. */
function putAt(
  value: Json | undefined,
  keys: readonly string[],
  index: number,
  next: Json | undefined,
): Json | undefined {
  const key = keys[index];
  if (key === undefined) return next;
  if (value === undefined && next === undefined) return undefined;
  if (Array.isArray(value) || (value === undefined && key === '0')) {
    const items = [...((value as readonly Json[] | undefined) ?? [])];
    const item = putAt(items[Number(key)], keys, index + 1, next);
    if (item === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = item;
    return items;
  }
  const object = value === undefined ? {} : value;
  if (!isObject(object)) return object;
  const isThere = Object.hasOwn(object, key);
  const item = putAt(isThere ? object[key] : undefined, keys, index + 1, next);
  // A copy of a large object is dear: what is there already needs none.
  if (item !== undefined) return isThere && item === object[key] ? object : { ...object, [key]: item };
  return isThere ? Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) : object;
}

function isIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key);
}
