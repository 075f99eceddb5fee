import type { Json, JsonObject } from '../../harness/index.ts';

/** Pointers of every member of a body, outer ones first; nothing inside lists. */
export function fieldsOf(value: Json, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const own = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [own, ...fieldsOf(inner, own)];
  });
}
