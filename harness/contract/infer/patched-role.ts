import { isObject } from '../../domain/is-object.ts';
import { isScim } from '../../domain/patch-operations.ts';
import type { JsonSchema } from '../../model/json.ts';
import { fieldsOf, itemsOf, type SchemaField, typesOf } from './fields.ts';
import { roleScore } from './words.ts';

/** The value of a JSON Patch's operation, where the response shows a role that it can replace. */
export function patchedRole(
  fields: readonly SchemaField[],
  documented: JsonSchema,
  response: JsonSchema | undefined,
): SchemaField | undefined {
  const lists = [{ pointer: '', schemas: isObject(documented) ? [documented] : [] }, ...fields];
  const patch = lists.find(({ schemas }) => {
    const names = itemsOf({ schemas }, documented).flatMap((item) =>
      Object.keys(isObject(item.properties) ? item.properties : {}),
    );
    return names.includes('op') && names.includes('path');
  });
  const value = itemsOf(patch ?? { schemas: [] }, documented).flatMap((item) =>
    fieldsOf({ ...item, ...definitionsOf(documented) }, 0).filter(({ name }) => name === 'value'),
  );
  const types = typesOf(value.flatMap((field) => field.schemas));
  const mayBeList = patch !== undefined && isScim(patch.pointer) && (types.size === 0 || types.has('array'));
  const shown = fieldsOf(response, 3).filter(
    (field) =>
      roleScore(field.name) >= 4 && !isHolder(field.schemas) && (mayBeList || !typesOf(field.schemas).has('array')),
  );
  const best = shown.sort((one, other) => roleScore(other.name) - roleScore(one.name) || one.depth - other.depth)[0];
  if (patch === undefined || best === undefined) return undefined;
  const [item] = itemsOf(best, response);
  const schemas =
    typesOf(best.schemas).has('array') && item !== undefined ? [{ type: 'array', items: item }] : best.schemas;
  return { ...best, schemas, pointer: `${patch.pointer}/0/value`, depth: 0, required: true };
}

function definitionsOf(schema: JsonSchema) {
  return isObject(schema) && schema.$defs !== undefined ? { $defs: schema.$defs } : {};
}

function isHolder(schemas: SchemaField['schemas']): boolean {
  return schemas.some(({ properties }) => properties !== undefined);
}
