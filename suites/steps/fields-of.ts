import { child, type Json, type JsonObject } from '../../harness/suite.ts';

/** Pointers of every member of a body, outer ones first; nothing inside lists. */
export function fieldsOf(value: Json, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const own = child(pointer, key);
    return [own, ...fieldsOf(inner, own)];
  });
}
