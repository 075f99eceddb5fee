import { isObject } from '../../domain/is-object.ts';
import { keysOf } from '../../domain/pointer.ts';
import type { Json, JsonSchema, Pointer } from '../../model/json.ts';
import { fieldsOf, itemsOf, type SchemaField, scalarFirst, typesOf, valuesOf } from './fields.ts';
import { flagWords, isRoleFlag, kindOf, roleScore, wordsOf } from './words.ts';

/** The role as the request writes it. */
export interface WrittenRole {
  /** Where in the request body. */
  readonly pointer: Pointer;
  readonly list: boolean;
  /** It is added to those that the user has. */
  readonly adds?: boolean;
  /** Schemas of one value. */
  readonly schemas: SchemaField['schemas'];
}

/** Where a user object shows the role. */
export interface ShownRole {
  readonly field: SchemaField;
  /** Where the value is in one item of a list. */
  readonly item?: Pointer;
  /** The whole schema that the field is of. */
  readonly root: JsonSchema | undefined;
  /** How sure: 10 the same path, 8 the same words, 6 a part of it, 4 another name that sounds like a role. */
  readonly sure: number;
}

type Found = Omit<ShownRole, 'root'>;

/** Parts of an object that can stand for it, the likeliest first. */
const standIns = ['id', 'slug', 'key', 'name', 'value', 'uuid', 'code'];

/** Every place of a user object that may show the role, the likeliest first. `fields` have pointers from the user object on. */
export function shownRoles(
  fields: readonly SchemaField[],
  written: WrittenRole,
  root: JsonSchema | undefined,
): readonly ShownRole[] {
  const found = fields
    .flatMap((field) => [
      ...(written.list || written.adds ? inList(field, written, root) : []),
      ...(written.list ? [] : plain(field, fields, written)),
    ])
    .map((each) => ({ ...each, root }));
  // The sort is stable: of two alike the one nearer to the top comes first.
  return found.sort((one, other) => other.sure - other.field.depth - (one.sure - one.field.depth));
}

function plain(field: SchemaField, fields: readonly SchemaField[], written: WrittenRole): readonly Found[] {
  const types = typesOf(scalarFirst(field.schemas));
  if (types.has('array')) return [];
  if (isHolder(field)) return isObjectRole(written) && samePath(field.pointer, written) ? [{ field, sure: 10 }] : [];
  if (isObjectRole(written) || !agree(scalarFirst(field.schemas), written.schemas)) return [];
  const sure = likeness(field.pointer, written);
  if (sure > 0) return [{ field, sure }];
  // Another role field of the same user shows itself, not this one.
  const holder = fields.find(({ pointer }) => pointer === field.pointer.split('/').slice(0, -1).join('/'));
  const name = holder && isHolder(holder) && standIns.includes(field.name) ? holder.name : field.name;
  return roleScore(name) >= 4 && field.depth <= 2 && sharesWord(field.pointer, written) ? [{ field, sure: 4 }] : [];
}

function inList(field: SchemaField, written: WrittenRole, root: JsonSchema | undefined): readonly Found[] {
  if (!typesOf(field.schemas).has('array')) return [];
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const items = itemsOf(field, root);
  const parts = items.flatMap((item) => fieldsOf({ ...item, $defs: definitions }, 0));
  const holds = parts.length > 0;
  const sure = Math.max(
    likeness(field.pointer, written),
    roleScore(keysOf(plainPath(field.pointer)).at(-1) ?? '') >= 4 && sharesWord(plainPath(field.pointer), written)
      ? 4
      : 0,
  );
  if (sure === 0) return [];
  if (!holds || isObjectRole(written)) return [{ field, sure }];
  const wanted = wordsOf(written.pointer).at(-1) ?? '';
  const fitting = parts.filter((part) => agree(part.schemas, written.schemas));
  const part =
    fitting.find(({ name }) => name === wanted) ??
    standIns.flatMap((name) => fitting.find((each) => each.name === name) ?? [])[0];
  return part === undefined ? [] : [{ field, sure: Math.max(sure, 6), item: part.pointer }];
}

/** How much a place in a user object is what the request writes, by its path. */
function likeness(pointer: Pointer, written: WrittenRole): number {
  if (samePath(pointer, written)) return 10;
  const own = wordsOf(plainPath(pointer)).join(' ');
  const wanted = wordsOf(roleWords(written.pointer).join('/')).join(' ');
  if (own === wanted) return 8;
  const last = keysOf(pointer).at(-1) ?? '';
  // A flag that is written as `admin` is shown as `is_admin`.
  const flag = keysOf(written.pointer).at(-1) ?? '';
  if (isRoleFlag(flag) && isRoleFlag(last) && flagWords(flag) === flagWords(last)) return 8;
  const before = wordsOf(keysOf(pointer).slice(0, -1).join('/')).join(' ');
  // `role` is shown as `role.slug`; `role_slug` in a list is shown in `roles`.
  // What a thing of another meaning is called (`type`) says nothing of what is inside.
  const isRole = roleWords(written.pointer).some((key) => roleScore(key) > 0);
  if (standIns.includes(last) && isRole && before !== '' && before === wanted) return 6;
  return own !== '' && wanted === `${own} ${wordsOf(written.pointer).at(-1)}` && (written.list || written.adds) ? 8 : 0;
}

/** A path without what only the form of a document (JSON:API) puts around its parts. */
function plainPath(pointer: Pointer): Pointer {
  return pointer.replaceAll(/\/(attributes|relationships|data)(?=\/|$)/g, '');
}

/** Both paths speak of roles, of access, of permissions: a user's type is no role that is assigned, and a job's role is another. */
function sharesWord(pointer: Pointer, written: WrittenRole): boolean {
  const wanted = wordsOf(written.pointer);
  const own = wordsOf(keysOf(pointer).at(-1) ?? '');
  const strange = own.some(
    (word) => kindOf(word) === 'other' && !wanted.includes(word) && !/^(default|type)$/.test(word),
  );
  return !strange && wordsOf(pointer).some((word) => kindOf(word) === 'role' && wanted.includes(word));
}

/** The end of the pointer is that of the request, with the role in it. */
function samePath(pointer: Pointer, written: WrittenRole): boolean {
  const keys = keysOf(written.pointer);
  const own = keysOf(pointer);
  const least = roleWords(written.pointer).length;
  return own.length >= least && own.every((key, index) => key === keys[keys.length - own.length + index]);
}

/** The keys of a pointer from the one on that sounds like a role. */
function roleWords(pointer: Pointer): readonly string[] {
  const keys = keysOf(pointer);
  const from = keys.findIndex((key) => roleScore(key) > 0);
  return keys.slice(from === -1 ? -1 : from);
}

/** Types and listed values have something in common; what says nothing agrees with everything. */
function agree(one: SchemaField['schemas'], other: SchemaField['schemas']): boolean {
  const common = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    a.size === 0 || b.size === 0 || [...a].some((each) => b.has(each));
  const types = (schemas: SchemaField['schemas']) =>
    new Set(
      [...typesOf(schemas)].filter((type) => type !== 'null').map((type) => (type === 'integer' ? 'number' : type)),
    );
  const values = (schemas: SchemaField['schemas']) =>
    new Set(valuesOf(schemas).map((value: Json) => JSON.stringify(value)));
  return common(types(one), types(other)) && common(values(one), values(other));
}

function isObjectRole({ schemas }: WrittenRole): boolean {
  return schemas.some(({ properties }) => isObject(properties));
}

function isHolder({ schemas }: SchemaField): boolean {
  const plain = scalarFirst(schemas);
  return typesOf(plain).has('object') || plain.some(({ properties }) => properties !== undefined);
}
