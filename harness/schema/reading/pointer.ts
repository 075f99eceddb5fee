import type { Json, Pointer } from '../../model/json.ts';
import { isObject } from './subschemas.ts';

/** One key of a JSON Pointer, escaped (RFC 6901). */
export function escapeKey(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The pointer that `parent` and one more key make. */
export function child(parent: Pointer, key: string | number): Pointer {
  return `${parent}/${escapeKey(String(key))}`;
}

/** The unescaped keys of a pointer. */
export function keysOf(pointer: Pointer): readonly string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands in `value` at `pointer`; undefined when nothing does. */
export function at(value: Json, pointer: Pointer): Json | undefined {
  let current: Json | undefined = value;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(current)) current = (current as readonly Json[])[Number(key)];
    else if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

/** A copy of `value` with `next` at `pointer`; `undefined` takes the member out. Nothing else changes. */
export function put(value: Json, pointer: Pointer, next: Json | undefined): Json | undefined {
  return putAt(value, keysOf(pointer), next);
}

function putAt(value: Json, keys: readonly string[], next: Json | undefined): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    const items = [...(value as readonly Json[])];
    const item = putAt(items[Number(key)] ?? null, rest, next);
    if (item === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = item;
    return items;
  }
  if (!isObject(value)) return value;
  const item = putAt(value[key] ?? null, rest, next);
  if (item !== undefined) return { ...value, [key]: item };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
