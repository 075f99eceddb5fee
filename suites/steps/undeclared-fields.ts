import { child, declares, type Json, type JsonObject, type JsonSchema } from '../../harness/suite.ts';

const known = new WeakMap<object, Map<string, boolean>>();

/** Members of a body that its schema does not name, list positions as `*`; nothing below such a member is told apart. */
export function undeclaredFields(schema: JsonSchema, body: Json): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const found = new Set<string>();
  walk(schema, body, '', found);
  return [...found];
}

function walk(schema: JsonSchema & object, value: Json, pointer: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) walk(schema, item, `${pointer}/0`, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value as JsonObject)) {
    const own = child(pointer, key);
    if (isDeclared(schema, own)) walk(schema, inner, own, found);
    else found.add(own.replace(/\/0(?=\/)/g, '/*'));
  }
}

function isDeclared(schema: JsonSchema & object, pointer: string): boolean {
  const cache = known.get(schema) ?? new Map<string, boolean>();
  known.set(schema, cache);
  let declared = cache.get(pointer);
  if (declared === undefined) {
    declared = declares(schema, pointer);
    // A server that responds ever new names must not fill the memory.
    if (cache.size < 5000) cache.set(pointer, declared);
  }
  return declared;
}
