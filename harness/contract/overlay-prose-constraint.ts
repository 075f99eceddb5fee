import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/**
 * `schema` with `proseConstraint` laid over the values at `at` in the body. Where the place is declared, the rule joins the
 * keywords that stand there; elsewhere it is added beside the whole. Values without that place stay as they were.
 */
export function overlayProseConstraint(schema: JsonSchema, at: Pointer, proseConstraint: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema ? wrapped(keysOf(at), proseConstraint) : schema;
  const { $defs, ...rest } = schema;
  const laid =
    overlay(rest, keysOf(at), proseConstraint, isObject($defs) ? $defs : {}) ??
    ({ allOf: [rest, wrapped(keysOf(at), proseConstraint)] } as JsonSchema);
  return isObject(laid) && $defs !== undefined ? { ...laid, $defs } : laid;
}

function overlay(
  schema: Json | undefined,
  keys: readonly string[],
  proseConstraint: JsonSchema,
  defs: JsonObject,
): JsonSchema | undefined {
  if (!isSchema(schema)) return undefined;
  const [key, ...rest] = keys;
  if (isObject(schema) && typeof schema.$ref === 'string' && Object.keys(schema).length === 1) {
    // The definition may be used elsewhere too: the rule goes to a copy in this place.
    return overlay(defs[schema.$ref.slice('#/$defs/'.length)], keys, proseConstraint, defs);
  }
  if (key === undefined) return join(schema, proseConstraint);
  if (typeof schema === 'boolean') return undefined;
  const { properties, items } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    const inner = overlay(properties[key], rest, proseConstraint, defs);
    return inner === undefined ? undefined : { ...schema, properties: { ...properties, [key]: inner } };
  }
  if (isEveryItem(key) && isSchema(items)) {
    const inner = overlay(items, rest, proseConstraint, defs);
    return inner === undefined ? undefined : { ...schema, items: inner };
  }
  return undefined;
}

/** Both at once: keywords side by side where none is in both, an intersection of enums, else `allOf`. */
function join(schema: JsonSchema, proseConstraint: JsonSchema): JsonSchema {
  if (schema === true) return proseConstraint;
  if (schema === false || proseConstraint === true) return schema;
  if (proseConstraint === false) return false;
  const both = Object.keys(proseConstraint).filter((keyword) => Object.hasOwn(schema, keyword));
  if (both.length === 0) return { ...schema, ...proseConstraint };
  const { enum: known } = schema;
  const { enum: wanted, ...others } = proseConstraint;
  if (both.length === 1 && both[0] === 'enum' && Array.isArray(known) && Array.isArray(wanted)) {
    const allowed = new Set(wanted.map((value) => JSON.stringify(value)));
    return { ...schema, ...others, enum: known.filter((value) => allowed.has(JSON.stringify(value))) };
  }
  return { allOf: [schema, proseConstraint] };
}

function wrapped(keys: readonly string[], proseConstraint: JsonSchema): JsonSchema {
  const [key, ...rest] = keys;
  if (key === undefined) return proseConstraint;
  const inner = wrapped(rest, proseConstraint);
  return isEveryItem(key) ? { items: inner } : { properties: { [key]: inner } };
}

/** `*` or an index: rules apply to every item. */
function isEveryItem(key: string): boolean {
  return key === '*' || key === '-' || /^\d+$/.test(key);
}
