import type { Json } from '../model/json.ts';

/** True when two JSON values are equal; the order of an object's keys does not matter. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** True when two values are equal and lists hold the same items in any order. */
export function sameItems(one: Json | undefined, other: Json | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return sameJson(one, other);
  const sorted = (list: readonly Json[]) => list.map(canonical).sort().join('\n');
  return one.length === other.length && sorted(one) === sorted(other);
}

/** JSON text with the keys of every object in order. */
export function canonical(value: Json | undefined): string {
  if (value === undefined) return '';
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
