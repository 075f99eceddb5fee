import { isObject } from '../domain/is-object.ts';
import { at, keysOf } from '../domain/pointer.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import type { ReadOne } from '../model/profile.ts';

/** True when a success response of the update or of a read declares this place of its user object. */
export function isDeclaredField(contract: Contract, pointer: Pointer): boolean {
  const { responses: response, reads } = contract.profile;
  const list = reads?.list && `${reads.list.items}/0${reads.list.user}`;
  return (
    (response.user !== null && declaredIn(contract.update, response.user + pointer)) ||
    (reads?.one !== undefined && declaredIn(contract.reads.one, inRead(reads.one, pointer))) ||
    (list !== undefined && declaredIn(contract.reads.list, list + pointer))
  );
}

/** A place of a user object in the response of a read, which may show one place of it alone. */
function inRead({ user, as }: ReadOne, pointer: Pointer): Pointer {
  return as !== undefined && (pointer === as || pointer.startsWith(`${as}/`))
    ? user + pointer.slice(as.length)
    : user + pointer;
}

/** True when the schema names the place: by properties, by a described map, or by items, in any of its branches. */
export function declares(schema: JsonSchema, pointer: Pointer): boolean {
  return reaches(schema, keysOf(pointer), schema, 0);
}

function declaredIn(operation: Operation | undefined, pointer: Pointer): boolean {
  for (const [status, response] of Object.entries(operation?.responses ?? {})) {
    if (!status.startsWith('2')) continue;
    for (const { schema } of Object.values(response.content))
      if (schema !== undefined && declares(schema, pointer)) return true;
  }
  return false;
}

// References may go in circles that name nothing; no document nests its branches this deep.
const maxBranches = 50;

function reaches(schema: Json | undefined, keys: readonly string[], root: JsonSchema, branches: number): boolean {
  if (!isObject(schema) || branches > maxBranches) return false;
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  const { $ref, properties, patternProperties, additionalProperties, items, prefixItems } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#') && isObject(root)) {
    if (reaches(at(root, decodeURIComponent($ref.slice(1))), keys, root, branches + 1)) return true;
  }
  if (isObject(properties) && Object.hasOwn(properties, key))
    return rest.length === 0 || reaches(properties[key], rest, root, 0);
  if (isObject(patternProperties) && Object.keys(patternProperties).length > 0) return true;
  if (isObject(additionalProperties) && Object.keys(additionalProperties).length > 0)
    return reaches(additionalProperties, rest, root, 0);
  if (/^\d+$/.test(key)) {
    const item = Array.isArray(prefixItems) ? (prefixItems[Number(key)] ?? items) : items;
    if (isObject(item)) return reaches(item, rest, root, 0);
  }
  const { allOf, anyOf, oneOf } = schema;
  const alternatives = [allOf, anyOf, oneOf].flatMap((list): readonly Json[] => (Array.isArray(list) ? list : []));
  return [...alternatives, schema.then, schema.else].some((branch) => reaches(branch, keys, root, branches + 1));
}
