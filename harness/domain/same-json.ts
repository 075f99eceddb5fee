import type { Json } from '../model/json.ts';
import { isObject } from './is-object.ts';
import { plainId } from './same-id.ts';

/** True when two values are equal as JSON Schema reads them: the order of an object's members does not matter. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Json, index) => sameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
  );
}

/**
 * True when two values are equal, UUIDs in either letter case, and arrays hold the same items in any order: a server may
 * choose the order of roles and how it writes their ids.
 */
export function sameItems(one: Json | undefined, other: Json | undefined): boolean {
  if (sameJson(one, other)) return true;
  return sameItemsOf(withPlainIds(one), withPlainIds(other));
}

function sameItemsOf(one: Json | undefined, other: Json | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return sameJson(one, other);
  const sorted = (items: readonly Json[]) => items.map(canonical).sort().join('\n');
  return one.length === other.length && sorted(one) === sorted(other);
}

/** A text that two values share exactly when they are equal; for keys of maps and sets. */
export function canonical(value: Json | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

function withPlainIds(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return plainId(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withPlainIds(item) as Json);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withPlainIds(inner) as Json]));
}
