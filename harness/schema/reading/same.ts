import type { Json } from '../../model/json.ts';
import { isObject } from './subschemas.ts';

/** A text that two values share exactly when JSON Schema calls them equal: the order of members does not matter. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`;
}

/** Whether two values are equal as JSON Schema reads them. */
export function same(one: Json, other: Json): boolean {
  return one === other || (typeof one === 'object' && typeof other === 'object' && canonical(one) === canonical(other));
}
