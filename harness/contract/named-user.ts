import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import { crowdOf, named } from '../domain/several-users.ts';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/**
 * A schema in which the member that is called by a user's id has a place of its own, `*`, where the profile says that an
 * object's members are users. `alone`: no other user is beside it.
 */
export function withNamedUser(
  schema: JsonSchema,
  choice: Pick<Profile, 'resource'> | undefined,
  { alone = false }: { readonly alone?: boolean } = {},
): JsonSchema {
  const crowd = choice && crowdOf(choice.resource);
  if (!crowd?.isMap || !isObject(schema)) return schema;
  const definitions = isObject(schema.$defs) ? schema.$defs : {};
  const laid = lay(schema, keysOf(crowd.place), definitions, alone);
  return isObject(laid) && schema.$defs !== undefined ? { ...laid, $defs: schema.$defs } : laid;
}

function lay(schema: Json | undefined, keys: readonly string[], definitions: JsonObject, alone: boolean): JsonSchema {
  if (!isObject(schema)) return isSchema(schema ?? null) ? (schema as JsonSchema) : true;
  if (typeof schema.$ref === 'string') {
    const target = definitions[schema.$ref.slice('#/$defs/'.length)];
    return target === undefined ? schema : lay(target, keys, definitions, alone);
  }
  const [key, ...rest] = keys;
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = schema[keyword];
    if (key !== undefined && Object.hasOwn(properties, key)) break;
    if (Array.isArray(branches))
      return { ...schema, [keyword]: branches.map((branch) => lay(branch, keys, definitions, alone)) };
  }
  if (key !== undefined)
    return Object.hasOwn(properties, key)
      ? { ...schema, properties: { ...properties, [key]: lay(properties[key], rest, definitions, alone) } }
      : schema;
  const { patternProperties, propertyNames: _, additionalProperties, ...own } = schema;
  const [byPattern] = isObject(patternProperties) ? Object.values(patternProperties) : [];
  const member = isObject(additionalProperties) ? additionalProperties : (byPattern ?? true);
  const required = Array.isArray(own.required) ? (own.required as readonly Json[]) : [];
  return {
    type: 'object',
    ...own,
    properties: { ...properties, [named]: member },
    additionalProperties: alone ? false : member,
    ...(alone ? { required: [...required, named] } : {}),
  };
}
