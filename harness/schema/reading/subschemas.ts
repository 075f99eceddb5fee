import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject } from '../../model/json.ts';

const single = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const maps = new Set(['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties']);

/** Whether `value` can stand where a schema stands. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value);
}

/** Every direct subschema of `schema` with the path of keywords and keys that leads to it. */
export function* subschemas(schema: JsonSchemaObject): Generator<{ path: readonly string[]; schema: JsonSchema }> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (single.has(keyword) && isSchema(value)) yield { path: [keyword], schema: value };
    else if (lists.has(keyword) && Array.isArray(value)) {
      for (const [index, item] of (value as readonly Json[]).entries())
        if (isSchema(item)) yield { path: [keyword, String(index)], schema: item };
    } else if (maps.has(keyword) && isObject(value)) {
      for (const [key, item] of Object.entries(value)) if (isSchema(item)) yield { path: [keyword, key], schema: item };
    }
  }
}

/** A copy of `schema` in which each direct subschema is replaced by what `change` returns for it. */
export function mapSubschemas(schema: JsonSchemaObject, change: (schema: JsonSchema) => JsonSchema): JsonSchemaObject {
  return mapSubschemasAt(schema, change);
}

/** The same, for a change that depends on the path of keywords and keys that leads to the subschema. */
export function mapSubschemasAt(
  schema: JsonSchemaObject,
  change: (schema: JsonSchema, path: readonly string[]) => JsonSchema,
): JsonSchemaObject {
  const mapped = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (single.has(keyword) && isSchema(value)) return [keyword, change(value, [keyword])];
    if (lists.has(keyword) && Array.isArray(value)) {
      const items = value as readonly Json[];
      return [keyword, items.map((item, index) => (isSchema(item) ? change(item, [keyword, String(index)]) : item))];
    }
    if (maps.has(keyword) && isObject(value)) {
      const items = Object.entries(value).map(([key, item]) => [
        key,
        isSchema(item) ? change(item, [keyword, key]) : item,
      ]);
      return [keyword, Object.fromEntries(items) as JsonObject];
    }
    return [keyword, value];
  });
  return Object.fromEntries(mapped);
}
