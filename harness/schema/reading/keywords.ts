import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonSchemaObject } from '../../model/json.ts';
import { isSchema } from './subschemas.ts';

const read = new WeakMap<JsonSchemaObject, JsonSchemaObject>();

/** The keywords of one draft-04 schema as 2020-12 writes them; the schemas inside stay as they are. */
export function keywordsOfDraft04(schema: JsonSchemaObject): JsonSchemaObject {
  const known = read.get(schema);
  if (known) return known;
  const made = convert(schema);
  read.set(schema, made);
  return made;
}

function convert(schema: JsonSchemaObject): JsonSchemaObject {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const { additionalItems, dependencies, exclusiveMaximum, exclusiveMinimum, items, ...kept } = schema;
  const { contains: _c, const: _k, if: _i, propertyNames: _p, prefixItems: _x, ...rest } = kept;
  const made: Record<string, Json> = { ...rest };
  if (Array.isArray(items)) {
    made.prefixItems = items;
    if (additionalItems !== undefined) made.items = additionalItems;
  } else if (items !== undefined) made.items = items;
  exclusive(made, 'minimum', 'exclusiveMinimum', exclusiveMinimum);
  exclusive(made, 'maximum', 'exclusiveMaximum', exclusiveMaximum);
  return isObject(dependencies) ? { ...made, ...splitDependencies(dependencies) } : made;
}

function exclusive(made: Record<string, Json>, inclusive: string, keyword: string, flag: Json | undefined): void {
  const bound = made[inclusive];
  if (flag !== true || bound === undefined) return;
  delete made[inclusive];
  made[keyword] = bound;
}

/** The `dependencies` of older drafts as the two keywords that 2020-12 has for them. */
export function splitDependencies(dependencies: JsonSchemaObject): JsonSchemaObject {
  const entries = Object.entries(dependencies);
  return {
    dependentRequired: Object.fromEntries(entries.filter(([, value]) => Array.isArray(value))),
    dependentSchemas: Object.fromEntries(entries.filter(([, value]) => isSchema(value))),
  };
}
