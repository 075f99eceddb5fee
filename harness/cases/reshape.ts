import { isObject } from '../domain/is-object.ts';
import { at, keysOf } from '../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/**
 * A copy of `schema` in which the schema of one place of the body is replaced by what `edit` makes of it; `undefined`
 * takes an optional property out. References on the way are written out; every branch that names the place is edited.
 */
export function reshape(
  schema: JsonSchema,
  pointer: Pointer,
  edit: (inner: JsonSchema) => JsonSchema | undefined,
): JsonSchema {
  return reshapeAt(schema, keysOf(pointer), edit, isObject(schema) ? schema : {}, 0) ?? schema;
}

// References may go in circles; no document nests its branches this deep.
const deepest = 20;

function reshapeAt(
  schema: JsonSchema,
  keys: readonly string[],
  edit: (inner: JsonSchema) => JsonSchema | undefined,
  root: JsonObject,
  depth: number,
): JsonSchema | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return edit(schema);
  if (!isObject(schema) || depth > deepest) return schema;
  let written: JsonObject = schema;
  if (typeof written.$ref === 'string' && written.$ref.startsWith('#')) {
    const target = at(root, decodeURIComponent(written.$ref.slice(1)));
    const { $ref: _reference, ...beside } = written;
    if (isObject(target))
      written = Object.keys(beside).length === 0 ? target : { ...beside, allOf: [target, ...listOf(beside.allOf)] };
  }
  const { properties } = written;
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    const before = properties[key];
    const inner = isSchema(before) ? reshapeAt(before, rest, edit, root, depth + 1) : before;
    const required = listOf(written.required).includes(key);
    if (inner !== undefined) written = { ...written, properties: { ...properties, [key]: inner } };
    else if (!required) written = { ...written, properties: without(properties, key) };
  }
  const { items } = written;
  // Arrays whose items are named by number have no more than those: one schema for all of them will do.
  if (/^\d+$/.test(key) && isSchema(items ?? null)) {
    const inner = reshapeAt(items as JsonSchema, rest, edit, root, depth + 1);
    if (inner !== undefined) written = { ...written, items: inner };
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = listOf(written[keyword]);
    if (branches.length === 0) continue;
    const edited = branches.map((branch) =>
      isSchema(branch) ? (reshapeAt(branch, keys, edit, root, depth + 1) ?? branch) : branch,
    );
    written = { ...written, [keyword]: edited };
  }
  return written;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
