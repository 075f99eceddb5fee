import { isObject } from '../../domain/is-object.ts';
import { keysOf } from '../../domain/pointer.ts';
import type { JsonSchema, Pointer } from '../../model/json.ts';
import { fieldsOf, itemsOf, typesOf } from './fields.ts';
import { findUser, type ShownUser, type Sought } from './infer-user.ts';
import { personIn, segmentsOf } from './path-parameters.ts';
import { isOfRole } from './words.ts';

/** An array of roles at the end of the user's own path, as a user object that has nothing else. */
export function rolesAlone(
  wanted: Sought,
  path: string,
  schema: JsonSchema | undefined,
): { readonly at: Pointer; readonly as: Pointer; readonly user: ShownUser } | undefined {
  const name = segmentsOf(path).at(-1) ?? '';
  if (!isOfRole(name) || personIn(path) === undefined || !isObject(schema)) return undefined;
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
  const roles = user === undefined || user.roles.length > 0 ? (user?.roles ?? []) : listedRole(wanted, user, whole);
  if (user === undefined || roles.length === 0) return undefined;
  return { at: array.pointer, as: `/${name}`, user: { ...user, roles, pointers: {} } };
}

/** What is read at the path of an assignment are assignments: the member that is called as the update calls the role is the role. */
function listedRole({ role }: Sought, { fields }: ShownUser, root: JsonSchema): ShownUser['roles'] {
  const field = fields.find(({ depth }) => depth === 0);
  if (role.adds !== true || field === undefined) return [];
  const called = keysOf(role.pointer).at(-1) ?? '';
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const parts = itemsOf(field, root).flatMap((item) => fieldsOf({ ...item, $defs: definitions }, 0));
  const part = parts.find(({ name }) => name === called);
  return part === undefined ? [] : [{ field, root, item: part.pointer, sure: 8 }];
}
