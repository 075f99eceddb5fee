import { isObject } from '../../domain/is-object.ts';
import type { RequestBody } from '../../model/contract.ts';
import type { JsonSchema } from '../../model/json.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf, itemsOf, requestFields, type SchemaField, scalarFirst, typesOf, valuesOf } from './fields.ts';
import { patchedRole } from './patched-role.ts';
import { personIn, segmentsOf } from './path-parameters.ts';
import { areRoleNames, holderScore, isOfRole, isRoleFlag, roleScore } from './words.ts';

/** The request field that changes the role; `undefined` when none looks like it. */
export function roleField(
  { documented }: RequestBody,
  choices: InferChoices,
  response?: JsonSchema,
  path = '',
): SchemaField | undefined {
  const fields = requestFields(documented, 4, path);
  const whole = wholeBody(documented, path);
  if (choices.role !== undefined)
    return choices.role === '' ? whole : fields.find(({ pointer }) => pointer === choices.role);
  // What comes before the user in the path says where the user is looked for.
  const before = (personIn(path)?.before ?? []).map((name) => `/${name}`);
  // Values that are roles say more than a name that may be another thing's.
  const saysRoles = (field: SchemaField) =>
    areRoleNames([...valuesOf(field.schemas), ...itemsOf(field, documented).flatMap((item) => valuesOf([item]))]);
  const known = fields.filter(
    (field) =>
      (soundOf(field) > 0 || (isGroup(field) && saysRoles(field))) &&
      !isHolder(field.schemas) &&
      !isMap(field) &&
      fitsName(field) &&
      !before.includes(field.pointer),
  );
  const weight = (field: SchemaField) =>
    soundOf(field) * 2 + (saysRoles(field) ? 7 : 0) + (field.required ? 2 : 0) - field.depth;
  const [best] = known.sort((one, other) => weight(other) - weight(one));
  return (
    best ??
    patchedRole(fields, documented, response) ??
    (roleSegment(path) !== undefined ? (whole ?? onlyListed(fields) ?? related(fields)) : fields.find(isKindOfUser))
  );
}

/** Groups of users: roles where their values are. */
function isGroup({ name, depth }: SchemaField): boolean {
  return depth === 0 && /^(user_?)?groups?$/i.test(name);
}

/** A type of user whose values are not called as roles are: a person has to say that it is one. */
export function isKindOnly({ name, schemas }: SchemaField): boolean {
  const values = valuesOf(schemas);
  return /^(user|member|membership|seat|license)[-_]?type$/i.test(name) && values.length > 0 && !areRoleNames(values);
}

/** What kind of user somebody is may be their role: a person has to say so. */
function isKindOfUser({ name, depth, schemas }: SchemaField): boolean {
  return (
    depth === 0 && /^(type|kind)$/i.test(name) && (valuesOf(schemas).length > 1 || typesOf(schemas).has('integer'))
  );
}

/** What is assigned at a user's roles is a role, whatever it is called: the one field that lists its values. */
function onlyListed(fields: readonly SchemaField[]): SchemaField | undefined {
  const [only, ...others] = fields.filter(({ depth, schemas }) => depth === 0 && valuesOf(schemas).length > 1);
  return others.length === 0 ? only : undefined;
}

/** JSON:API: the id of what a relationship goes to. */
function related(fields: readonly SchemaField[]): SchemaField | undefined {
  const isThere = fields.some(({ pointer }) => pointer === '/data/type');
  return isThere ? fields.find(({ pointer }) => pointer === '/data/id') : undefined;
}

/** What the path says of roles after the user, else at its end: `role-mappings` of `/users/{id}/role-mappings/realm`. */
function roleSegment(path: string): string | undefined {
  return (personIn(path)?.after ?? segmentsOf(path).slice(-1)).findLast(
    (segment) => !segment.includes('{') && isOfRole(segment),
  );
}

/** A body that is an array of roles, called as the end of the path is. */
function wholeBody(documented: JsonSchema, path: string): SchemaField | undefined {
  const schemas = fieldsOf({ properties: { whole: documented } }, 0)[0]?.schemas ?? [];
  const isPatch = itemsOf({ schemas }, documented).some(({ properties }) => isObject(properties) && 'op' in properties);
  if (!typesOf(schemas).has('array') || isPatch) return undefined;
  return {
    pointer: '',
    name: roleSegment(path) ?? (segmentsOf(path).at(-1) || 'roles'),
    depth: 0,
    required: true,
    schemas,
  };
}

/** Parts of a role object that can name it, the likeliest first. */
const names = ['id', 'slug', 'key', 'name', 'names', 'value', 'level', 'uid', 'code', 'type', '.tag'];

/** By its own name, or by that of the role object that it names. */
function soundOf({ name, pointer }: SchemaField): number {
  const part = names.indexOf(name);
  const around = holderScore(pointer);
  return Math.max(roleScore(name), part === -1 || around === 0 ? 0 : around - 0.5 - part / 100);
}

/** A flag is a boolean (or a number that stands for one), and a boolean role is a flag: a user's manager is a person. */
function fitsName({ name, schemas }: SchemaField): boolean {
  const types = typesOf(schemas);
  if (types.has('boolean')) return isRoleFlag(name);
  return !isRoleFlag(name) || types.size === 0 || types.has('integer') || valuesOf(schemas).length > 1;
}

/** An object with members; of a text or the object that it names the text is meant. */
function isHolder(schemas: SchemaField['schemas']): boolean {
  return scalarFirst(schemas).some(({ properties }) => properties !== undefined);
}

/** What an object says of members that nobody names is no role: a map goes from something to roles. */
function isMap({ schemas }: SchemaField): boolean {
  const types = [...typesOf(schemas)].filter((type) => type !== 'null');
  return types.length === 1 && types[0] === 'object' && schemas.every(({ properties }) => properties === undefined);
}
