import type { Json } from '../model/json.ts';
import { sameId } from './same-id.ts';

/** Whether an id stands anywhere in a value, as a string or a number: a user object that nowhere has the id that was asked for shows somebody else. */
export function mentionsId(value: Json, id: string): boolean {
  if (typeof value === 'string' || typeof value === 'number') return sameId(String(value), id);
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => mentionsId(inner, id));
}
