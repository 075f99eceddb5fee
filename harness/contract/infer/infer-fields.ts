import type { RequestBody } from '../../model/contract.ts';
import type { Json, JsonSchema } from '../../model/json.ts';
import type { Binding, Field, ProfileResource } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf, hasFormat, itemsOf, type SchemaField, typesOf, valuesOf } from './fields.ts';
import type { ShownUser } from './infer-user.ts';
import { emailName, personName, roleScore } from './words.ts';

/** The request field that changes the role; `undefined` when none looks like it. */
export function roleField({ documented }: RequestBody, choices: InferChoices): SchemaField | undefined {
  const fields = fieldsOf(documented);
  if (choices.role !== undefined) return fields.find(({ pointer }) => pointer === choices.role);
  const sound = ({ name, pointer }: SchemaField) =>
    Math.max(roleScore(name), roleScore(pointer.split('/').at(-2) ?? '') - 1);
  const known = fields.filter((field) => sound(field) > 0 && !isHolder(field.schemas));
  const weight = (field: SchemaField) => sound(field) * 2 + (field.required ? 2 : 0) - field.depth;
  return known.sort((one, other) => weight(other) - weight(one))[0];
}

/** What the role field takes: values, whether they come in a list, whether they name things of the server. `shown` is the field in a user object. */
export function readRole(field: SchemaField, root: JsonSchema, choices: InferChoices, shown: SchemaField | undefined) {
  const list = typesOf(field.schemas).has('array');
  const schemas = agreeing(list ? itemsOf(field, root) : field.schemas, list ? undefined : shown);
  const documented = typesOf(schemas).has('boolean') ? [false, true] : valuesOf(schemas);
  const values: readonly Json[] = choices.values ?? documented;
  const integer = typesOf(schemas).has('integer');
  const named = values.length === 0 && (hasFormat(schemas, 'uuid') || integer || /ids?$/i.test(field.name));
  // A list of values beside a free one (an id) is what can be written without knowing the server.
  const isOpen =
    documented.length > 0 && schemas.some((schema) => schema.enum === undefined && schema.const === undefined);
  return { list, values, named, integer, uuid: hasFormat(schemas, 'uuid'), isOpen };
}

/** Of several ways to write a role, those that a user object shows it in. */
function agreeing(schemas: SchemaField['schemas'], shown: SchemaField | undefined): SchemaField['schemas'] {
  const types = typesOf(shown?.schemas ?? []);
  const same = schemas.filter((schema) => [...typesOf([schema])].some((type) => type !== 'null' && types.has(type)));
  return same.length > 0 ? same : schemas;
}

/** What an update changes: the role, and beside it the plain fields that a user object shows under the same name. */
export function inferFields(
  request: RequestBody,
  role: SchemaField,
  testUser: ProfileResource,
  user: ShownUser | undefined,
  response: ShownUser | undefined,
  choices: InferChoices,
): { readonly fields: readonly Field[]; readonly bind: readonly Binding[] } {
  const read = readRole(role, request.documented, choices, user?.role);
  const inResponse = response?.role?.pointer;
  const item = read.list && user?.role ? itemOf(user.role) : undefined;
  const change: Field = {
    name: role.name,
    kind: 'role',
    request: role.pointer,
    ...(user?.role === undefined ? {} : { user: user.role.pointer }),
    ...(inResponse === undefined || inResponse === user?.role?.pointer ? {} : { response: inResponse }),
    ...(read.named
      ? { from: 'roles' as const }
      : read.values.length > 0 && (choices.values !== undefined || read.isOpen)
        ? { values: read.values }
        : {}),
    ...(read.list ? { list: true } : {}),
    ...(item === undefined ? {} : { item }),
  };
  const others = fieldsOf(request.documented, 3).filter((field) => isOther(field, role, testUser));
  const bound = others.filter(({ name, required }) => required && (emailName.test(name) || personName.test(name)));
  const plain = others.filter((field) => !bound.includes(field));
  return {
    fields: [change, ...plain.flatMap((field) => profileChange(field, user) ?? [])],
    bind: bound.map(({ pointer, name }) => ({
      request: pointer,
      to: emailName.test(name) ? ('user.email' as const) : ('user.name' as const),
    })),
  };
}

function profileChange(field: SchemaField, user: ShownUser | undefined): Field | undefined {
  const shown = user?.fields.find(({ name, depth }) => name === field.name && depth <= 1);
  if (shown === undefined || shown.pointer === user?.pointers.id) return undefined;
  return { name: field.name, kind: 'attribute', request: field.pointer, user: shown.pointer };
}

function isOther(
  { pointer, schemas }: SchemaField,
  role: SchemaField,
  { request, repeated = [] }: ProfileResource,
): boolean {
  const id = request.in === 'body' ? request.pointer : undefined;
  if (pointer === role.pointer || pointer === id || repeated.includes(pointer) || isHolder(schemas)) return false;
  // One value alone is no change.
  return valuesOf(schemas).length !== 1 && !typesOf(schemas).has('array');
}

/** Where the value is in one item of a list of roles. */
function itemOf(field: SchemaField): string | undefined {
  const names = field.schemas
    .flatMap(({ items }) => fieldsOf(items as JsonSchema | undefined, 0))
    .map(({ name }) => name);
  const name = ['value', 'id', 'name', 'slug', 'key'].find((each) => names.includes(each));
  return name === undefined ? undefined : `/${name}`;
}

function isHolder(schemas: SchemaField['schemas']): boolean {
  return schemas.some(({ properties }) => properties !== undefined);
}
