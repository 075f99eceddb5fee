import type { Json, JsonObject, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import { compile, type SchemaOptions, standalone } from '../compile.ts';
import { at, child } from './pointer.ts';
import { isObject } from './subschemas.ts';

/** One place of a payload at which one schema object says something about the value there. */
export interface Site {
  readonly pointer: Pointer;
  readonly schema: JsonSchemaObject;
  readonly value: Json;
}

/** Every place of `payload` at which a schema applies, outermost first. */
export function* sites(schema: JsonSchema, payload: Json, options: SchemaOptions): Generator<Site> {
  const whole = standalone(schema, options).schema;
  if (isObject(whole)) yield* walk(whole, payload, '', whole, 0);
}

function* walk(schema: JsonSchema, value: Json, pointer: Pointer, root: JsonObject, depth: number): Generator<Site> {
  if (typeof schema === 'boolean' || depth > 20) return;
  yield { pointer, schema, value };
  if (typeof schema.$ref === 'string')
    yield* walk(
      (at(root, decodeURIComponent(schema.$ref.slice(1))) ?? true) as JsonSchema,
      value,
      pointer,
      root,
      depth + 1,
    );
  for (const part of (schema.allOf ?? []) as readonly JsonSchema[]) yield* walk(part, value, pointer, root, depth + 1);
  for (const branch of [...((schema.anyOf ?? []) as JsonSchema[]), ...((schema.oneOf ?? []) as JsonSchema[])])
    if (compile(branch, { root }).accepts(value)) yield* walk(branch, value, pointer, root, depth + 1);
  if (isObject(value) && isObject(schema.properties))
    for (const [key, inner] of Object.entries(schema.properties))
      if (Object.hasOwn(value, key))
        yield* walk(inner as JsonSchema, value[key] ?? null, child(pointer, key), root, depth + 1);
  if (Array.isArray(value) && schema.items !== undefined)
    for (const [index, item] of (value as Json[]).entries())
      yield* walk(schema.items as JsonSchema, item, child(pointer, index), root, depth + 1);
}
