import { isObject } from '../../domain/is-object.ts';
import { keysOf } from '../../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { isSchema } from '../../schema/reading/subschemas.ts';

/**
 * The schema of what stands at `pointer` in a value of `schema`, standing alone with the `$defs` it needs; `undefined`
 * where the schema says nothing about that place. One object per schema and place, so that it is compiled once.
 */
export function schemaAtPlace(schema: JsonSchema | undefined, pointer: Pointer): JsonSchemaObject | undefined {
  if (!isObject(schema)) return undefined;
  const known = places.get(schema) ?? new Map<Pointer, JsonSchemaObject | undefined>();
  if (!places.has(schema)) places.set(schema, known);
  if (!known.has(pointer)) known.set(pointer, find(schema, pointer));
  return known.get(pointer);
}

const places = new WeakMap<JsonSchemaObject, Map<Pointer, JsonSchemaObject | undefined>>();

function find(root: JsonSchemaObject, pointer: Pointer): JsonSchemaObject | undefined {
  let current: JsonSchemaObject | undefined = plain(root, root);
  for (const key of keysOf(pointer)) {
    if (current === undefined) return undefined;
    const next: Json | undefined = member(current, key);
    current = isObject(next) ? plain(next, root) : undefined;
  }
  if (current === undefined) return undefined;
  return isObject(root.$defs) && current !== root ? { ...current, $defs: root.$defs } : current;
}

/** A schema with `$ref` followed, `allOf` merged and the branch of a union chosen that is not null. */
export function plain(schema: JsonSchemaObject, root: JsonSchemaObject, depth = 0): JsonSchemaObject {
  if (depth > 16) return schema;
  const { $ref, allOf, ...own } = schema;
  let merged: JsonSchemaObject = own;
  if (typeof $ref === 'string') merged = merge(resolve($ref, root), own);
  for (const part of list(allOf)) if (isObject(part)) merged = merge(merged, plain(part, root, depth + 1));
  if ('$ref' in merged || 'allOf' in merged) return plain(merged, root, depth + 1);
  const branches = [...list(merged.oneOf), ...list(merged.anyOf)]
    .filter(isObject)
    .map((each) => plain(each, root, depth + 1));
  const branch = branches.find((each) => each.type !== 'null');
  if (branch === undefined) return merged;
  const { oneOf: _one, anyOf: _any, ...rest } = merged;
  return merge(branch, rest);
}

/** What a `$ref` into the schema's own `$defs` (or any place of it) names; an empty schema when nothing does. */
function resolve(ref: string, root: JsonSchemaObject): JsonSchemaObject {
  let current: Json | undefined = root;
  for (const key of keysOf(decodeURIComponent(ref.replace(/^#/, '')))) {
    current = isObject(current) || Array.isArray(current) ? (current as JsonObject)[key] : undefined;
  }
  return isObject(current) ? current : {};
}

function merge(one: JsonSchemaObject, other: JsonSchemaObject): JsonSchemaObject {
  const properties = { ...object(one.properties), ...object(other.properties) };
  const required = [...new Set([...list(one.required), ...list(other.required)])];
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

function member(schema: JsonSchemaObject, key: string): Json | undefined {
  const properties = object(schema.properties);
  if (Object.hasOwn(properties, key)) return properties[key];
  if (/^\d+$/.test(key)) return list(schema.prefixItems)[Number(key)] ?? schema.items;
  return isSchema(schema.additionalProperties) ? schema.additionalProperties : undefined;
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
