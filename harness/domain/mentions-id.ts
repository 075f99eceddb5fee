import type { Json } from '../model/json.ts';
import { exactText } from './exact-integers.ts';
import { sameId } from './same-id.ts';

/** Whether an id stands anywhere in a value, as a string or a number: a user object that nowhere has the id that was asked for shows somebody else. */
export function mentionsId(value: Json, id: string): boolean {
  if (typeof value === 'string' || typeof value === 'number') return sameId(String(value), id);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => {
    const digits = exactText(value, key);
    return digits === undefined ? mentionsId(inner, id) : digits === id;
  });
}
