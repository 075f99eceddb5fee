import type { Json, JsonObject, Pointer } from '../model/json.ts';
import { keysOf } from '../schema/reading/pointer.ts';
import { isObject } from '../schema/reading/subschemas.ts';

/**
 * A copy of `value` with `next` at `pointer`; `undefined` takes the member out. Objects on the way are made where there
 * are none, so that a profile may name places that its example leaves out.
 */
export function setAtPointer(value: Json, pointer: Pointer, next: Json | undefined): Json {
  return setAt(value, keysOf(pointer), 0, next) ?? null;
}

function setAt(
  value: Json | undefined,
  keys: readonly string[],
  depth: number,
  next: Json | undefined,
): Json | undefined {
  const key = keys[depth];
  if (key === undefined) return next;
  if (Array.isArray(value) || (value === undefined && key === '0')) {
    const items = [...((value as readonly Json[] | undefined) ?? [])];
    const item = setAt(items[Number(key)], keys, depth + 1, next);
    if (item === undefined) items.splice(Number(key), 1);
    else items[Number(key)] = item;
    return items;
  }
  const object: JsonObject = isObject(value) ? value : {};
  if (next === undefined && !Object.hasOwn(object, key)) return value;
  const member = setAt(Object.hasOwn(object, key) ? object[key] : undefined, keys, depth + 1, next);
  if (member !== undefined) return { ...object, [key]: member };
  const { [key]: _out, ...rest } = object;
  return rest;
}
