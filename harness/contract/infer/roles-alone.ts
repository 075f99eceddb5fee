import { isObject } from '../../domain/is-object.ts';
import type { JsonSchema, Pointer } from '../../model/json.ts';
import { fieldsOf, itemsOf, typesOf } from './fields.ts';
import { findUser, type ShownUser, type Sought } from './infer-user.ts';
import { segmentsOf } from './path-parameters.ts';
import { isOfRole } from './words.ts';

/** An array of roles at the end of the user's own path, as a user object that has nothing else. */
export function rolesAlone(
  wanted: Sought,
  path: string,
  schema: JsonSchema | undefined,
): { readonly at: Pointer; readonly as: Pointer; readonly user: ShownUser } | undefined {
  const name = segmentsOf(path).at(-1) ?? '';
  if (!isOfRole(name) || !isObject(schema)) return undefined;
  const { $defs, ...own } = schema;
  const arrays = [
    { pointer: '', schemas: fieldsOf({ properties: { whole: schema } }, 0)[0]?.schemas ?? [] },
    ...fieldsOf(schema, 0),
  ];
  const array = arrays.find(({ schemas }) => typesOf(schemas).has('array'));
  if (array === undefined) return undefined;
  const list = array.pointer === '' ? own : { type: 'array', items: itemsOf(array, schema)[0] ?? {} };
  const whole = { type: 'object', properties: { [name]: list }, ...($defs === undefined ? {} : { $defs }) };
  const user = findUser(whole, wanted, '');
  if (user === undefined || user.roles.length === 0) return undefined;
  return { at: array.pointer, as: `/${name}`, user: { ...user, pointers: {} } };
}
