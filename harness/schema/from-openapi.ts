import { isObject } from '../domain/is-object.ts';
import type { Json, JsonSchema, JsonSchemaObject } from '../model/json.ts';
import { mapSubschemas } from './reading/subschemas.ts';

// What OpenAPI 3.0 has and 2020-12 has not; none of it changes which values are valid once this file has read it.
const dropped = new Set(['deprecated', 'externalDocs', 'nullable', 'xml']);

/** Says that `null` conforms by what the authors mean, and not by the letter: enum, const and the schemas inside leave it out. */
export const disputedNull = 'x-disputed-null';

/**
 * The 2020-12 schema that accepts what an OpenAPI 3.0 schema means (OpenAPI 3.0.4, Schema Object): `nullable` also
 * beside `enum` and `allOf`, since that is what its authors mean, boolean exclusive bounds, and `$ref` without siblings.
 * A `discriminator` stays: it guides generation and changes no verdict.
 */
export function fromOpenApi30(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const converted = mapSubschemas(schema, fromOpenApi30) as JsonSchemaObject;
  const kept: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(converted)) if (!dropped.has(keyword)) kept[keyword] = value;
  bound(kept, 'exclusiveMinimum', 'minimum');
  bound(kept, 'exclusiveMaximum', 'maximum');
  return schema.nullable === true ? nullable(kept) : kept;
}

function bound(schema: Record<string, Json>, exclusive: string, inclusive: string): void {
  const flag = schema[exclusive];
  if (typeof flag !== 'boolean') return;
  delete schema[exclusive];
  const limit = schema[inclusive];
  if (!flag || limit === undefined) return;
  delete schema[inclusive];
  schema[exclusive] = limit;
}

function nullable(schema: JsonSchemaObject): JsonSchema {
  const { type, enum: values, ...rest } = schema;
  const plain = !['allOf', 'anyOf', 'oneOf', 'not', 'const', '$ref'].some((keyword) => keyword in schema);
  const disputed = { [disputedNull]: true };
  if (!plain)
    return 'type' in schema || !acceptsNull(schema) ? { anyOf: [{ type: 'null' }, schema], ...disputed } : schema;
  const isListed = !Array.isArray(values) || values.includes(null);
  return {
    ...(type === undefined ? {} : { type: [...new Set([...[type].flat(), 'null'])] as Json }),
    ...(Array.isArray(values) ? { enum: isListed ? values : [...values, null] } : {}),
    ...(isListed ? {} : disputed),
    ...rest,
  };
}

function acceptsNull(schema: JsonSchemaObject): boolean {
  const branches = schema.anyOf ?? schema.oneOf;
  return (
    Array.isArray(branches) && branches.some((branch) => isObject(branch) && [branch.type].flat().includes('null'))
  );
}
