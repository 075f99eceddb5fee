import { isObject } from '../../domain/is-object.ts';
import type { RequestBody } from '../../model/contract.ts';
import type { Json, JsonSchema } from '../../model/json.ts';
import type { Binding, Field, ProfileResource } from '../../model/profile.ts';
import { attribute } from './attribute.ts';
import type { InferChoices } from './choices.ts';
import { hasFormat, itemsOf, requestFields, type SchemaField, scalarFirst, typesOf, valuesOf } from './fields.ts';
import { personBindings, restBindings } from './infer-bindings.ts';
import type { ShownUser } from './infer-user.ts';
import type { ShownRole, WrittenRole } from './match-role.ts';
import { proseValues } from './prose-values.ts';
import { numbersInProse } from './role-labels.ts';
import { holderScore, isNoRole, isUnwritable } from './words.ts';

/** The role as the request writes it, for finding it in responses. */
export function writtenRole(field: SchemaField, root: JsonSchema, adds = false): WrittenRole {
  const list = typesOf(field.schemas).has('array');
  // A patch names the place where the role is shown, and a member that goes by a user is no place in one.
  const isUnplaced = field.pointer === '' || /\/(0\/value|\*)$/.test(field.pointer);
  const pointer = isUnplaced ? `/${field.name}` : field.pointer;
  return {
    pointer,
    list,
    ...(adds ? { adds } : {}),
    schemas: scalarFirst(list ? itemsOf(field, root) : field.schemas),
  };
}

/** What the role field takes: values, whether they come in a list, whether they name things of the server. `shown` is where a user object shows it; `isListed`: an operation lists the roles that there are. */
export function readRole(
  field: SchemaField,
  root: JsonSchema,
  choices: InferChoices,
  shown: ShownRole | undefined,
  isListed = false,
) {
  const { list, schemas: written } = writtenRole(field, root);
  const schemas = agreeing(written, shown === undefined || isArray(shown.field) ? undefined : shown.field);
  const legal = typesOf(schemas).has('boolean') ? [false, true] : valuesOf(schemas);
  const roles = legal.filter((value) => !isNoRole(value));
  const documented = roles.length > 1 ? roles : legal;
  // The response may list what the request leaves open.
  const inResponse =
    shown === undefined ? [] : isArray(shown.field) ? itemsOf(shown.field, shown.root) : shown.field.schemas;
  const listed = documented.length > 0 ? documented : valuesOf(inResponse);
  const said =
    listed.length > 0 || choices.values !== undefined ? [] : [...proseValues(schemas), ...numbersInProse(schemas)];
  const values: readonly Json[] = choices.values ?? (listed.length > 0 ? listed : said);
  const integer = typesOf(schemas).has('integer');
  const named =
    values.length === 0 &&
    (isListed || hasFormat(schemas, 'uuid') || integer || /(ids?|slugs?|keys?)\}?$/i.test(field.name));
  // A list of values beside a free one (an id) is what can be written without knowing the server.
  const isOpen =
    listed.length > 0 &&
    schemas.some((schema) => schema.enum === undefined && schema.const === undefined && schema.type !== 'boolean');
  const objects = list && schemas.some(({ properties }) => isObject(properties));
  return {
    list,
    values,
    named,
    integer,
    uuid: hasFormat(schemas, 'uuid'),
    isOpen,
    objects,
    schemas,
    fromResponse: documented.length === 0 && listed.length > 0,
    fromProse: said.length > 0,
    leftOut: legal.filter((value) => !documented.includes(value)),
  };
}

function isArray({ schemas }: SchemaField): boolean {
  return typesOf(schemas).has('array');
}

/** Of several ways to write a role, those that a user object shows it in. */
function agreeing(schemas: SchemaField['schemas'], shown: SchemaField | undefined): SchemaField['schemas'] {
  const types = typesOf(shown?.schemas ?? []);
  const same = schemas.filter((schema) => [...typesOf([schema])].some((type) => type !== 'null' && types.has(type)));
  return same.length > 0 ? same : schemas;
}

/** What an update changes: the role, and beside it the plain fields that a user object shows at the same place. `read` is the user as it is read before. */
export function inferFields(
  request: RequestBody,
  role: SchemaField,
  resource: ProfileResource,
  user: ShownUser | undefined,
  response: ShownUser | undefined,
  choices: InferChoices,
  adds: boolean,
  read: ShownUser | undefined,
  isListed: boolean,
): { readonly fields: readonly Field[]; readonly bind: readonly Binding[] } {
  const shown = user?.roles[0];
  const {
    named: isNamed,
    values,
    isOpen,
    list,
    fromProse,
    leftOut,
  } = readRole(role, request.documented, choices, shown, isListed);
  const inResponse = response?.roles[0]?.field.pointer;
  const change: Field = {
    name: role.name.replaceAll(/[{}]/g, ''),
    kind: 'role',
    request: role.pointer,
    ...(shown === undefined ? {} : { user: shown.field.pointer }),
    ...(inResponse === undefined || inResponse === shown?.field.pointer ? {} : { response: inResponse }),
    ...(isNamed
      ? { from: 'roles' as const }
      : values.length > 0 &&
          (choices.values !== undefined ||
            isOpen ||
            fromProse ||
            leftOut.length > 0 ||
            role.pointer.endsWith('/0/value'))
        ? { values }
        : {}),
    ...(list ? { list: true } : {}),
    ...(adds ? { adds: true } : {}),
    ...(shown?.item === undefined ? {} : { item: shown.item }),
  };
  const all = requestFields(
    request.documented,
    3,
    resource.request.in === 'body' && resource.request.pointer.includes('/*') ? '' : undefined,
  );
  const others = all.filter((field) => isOther(field, role, resource));
  const isWithoutBody = request.encoding === 'parameters';
  const search = { fields: all, role, resource, user: read, isWithoutBody };
  const bound = personBindings(search);
  const isBound = ({ pointer }: SchemaField) => bound.some((binding) => pointer === binding.request);
  const plain = others.filter((field) => field.depth <= role.depth && !isUnwritable(field.name) && !isBound(field));
  // What has to be sent comes first: an update without it is none.
  const attributes = [...plain.filter(({ required }) => required), ...plain.filter(({ required }) => !required)]
    .flatMap((field) => attribute(field, role, user) ?? [])
    .slice(0, mostAttributes);
  const taken = [...attributes, ...bound].map((each) => each.request);
  return { fields: named([change, ...attributes]), bind: [...bound, ...restBindings(search, taken)] };
}

/** Attributes beside the role show that an update changes nothing else; a few do. */
const mostAttributes = 4;

/** Each name once: two fields of one name go by their paths. */
function named(fields: readonly Field[]): readonly Field[] {
  const count = (name: string) => fields.filter((field) => field.name === name).length;
  return fields.map((field) =>
    count(field.name) > 1 ? { ...field, name: field.request.slice(1).replaceAll('/', '.') } : field,
  );
}

function isOther(
  { pointer, schemas }: SchemaField,
  role: SchemaField,
  { request, repeated = [] }: ProfileResource,
): boolean {
  const id = request.in === 'body' ? request.pointer : undefined;
  if (pointer === role.pointer || pointer === id || repeated.includes(pointer) || isHolder(schemas)) return false;
  // Beside a part of a role object stands more of the role, not of the user.
  if (holderScore(pointer) > 0) return false;
  // One value alone is no change.
  return valuesOf(schemas).length !== 1 && !typesOf(schemas).has('array');
}

/** An object with members; of a text or the object that it names the text is meant. */
function isHolder(schemas: SchemaField['schemas']): boolean {
  return scalarFirst(schemas).some(({ properties }) => properties !== undefined);
}
