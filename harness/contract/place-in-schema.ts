import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/** What a schema declares at a pointer into its values: yes, no (with the names that it has there instead), or it does not say. */
type Declared =
  | { readonly declared: 'yes' | 'unsaid' }
  | { readonly declared: 'no'; readonly known: readonly string[] };

/** Whether a schema declares the place that a pointer into its values leads to. Every branch of a union counts. */
export function placeInSchema(schema: JsonSchema, pointer: Pointer): Declared {
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  let places: readonly JsonObject[] | undefined = branches(schema, definitions);
  for (const key of keysOf(pointer)) {
    // A place of which nothing is said may hold anything.
    if (places.length === 0 || places.some((place) => isSilent(place))) return { declared: 'unsaid' };
    const next: readonly Json[] = places.flatMap((place) => inside(place, key));
    if (next.length === 0) {
      const known = places.flatMap((place) => (isObject(place.properties) ? Object.keys(place.properties) : []));
      return { declared: 'no', known: [...new Set(known)] };
    }
    places = next.flatMap((inner) => (isSchema(inner) ? branches(inner, definitions) : []));
  }
  return { declared: 'yes' };
}

/** The object schemas that a schema is made of, references followed. */
export function branches(
  schema: JsonSchema,
  definitions: JsonObject,
  seen: ReadonlySet<string> = new Set(),
): readonly JsonObject[] {
  if (typeof schema === 'boolean') return [];
  const { $ref, allOf, anyOf, oneOf } = schema;
  const name = typeof $ref === 'string' ? $ref.slice('#/$defs/'.length) : undefined;
  const target = name === undefined || seen.has(name) ? undefined : definitions[name];
  const inner = [target, allOf, anyOf, oneOf].flat().filter((branch): branch is JsonSchema => isSchema(branch));
  const behind = inner.flatMap((branch) => branches(branch, definitions, new Set([...seen, name ?? ''])));
  const { $ref: _, allOf: __, anyOf: ___, oneOf: ____, $defs: _____, ...own } = schema;
  return inner.length === 0 ? [own] : [...(saysShape(own) ? [own] : []), ...behind];
}

function saysShape(schema: JsonObject): boolean {
  return ['properties', 'items', 'additionalProperties'].some((keyword) => keyword in schema);
}

function isSilent(schema: JsonObject): boolean {
  return (
    !saysShape(schema) &&
    ![schema.type].flat().some((type) => type !== undefined && type !== 'object' && type !== 'array')
  );
}

function inside({ properties, items, additionalProperties }: JsonObject, key: string): readonly Json[] {
  if (isObject(properties) && Object.hasOwn(properties, key)) return [properties[key] ?? true];
  if (/^(\d+|\*|-)$/.test(key) && items !== undefined) return [items];
  return isObject(additionalProperties) ? [additionalProperties] : [];
}
