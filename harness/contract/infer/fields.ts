import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../../model/json.ts';
import { isSchema } from '../../schema/reading/subschemas.ts';
import { branches } from '../place-in-schema.ts';
import { personIn, segmentsOf } from './path-parameters.ts';
import { emailName, isCrowd, roleScore, soundsLikeId } from './words.ts';

/** A named member somewhere in the values of a schema. */
export interface SchemaField {
  readonly pointer: Pointer;
  readonly name: string;
  /** How many objects stand around it; 0 at the top. */
  readonly depth: number;
  /** Required where it is, and so is everything around it. */
  readonly required: boolean;
  /** Required where it is, whatever is around it. */
  readonly isNeeded?: boolean;
  /** Its schema's branches, references followed. */
  readonly schemas: readonly JsonObject[];
}

/** Members of objects, nearest to the top first; what stands inside lists is left out. */
export function fieldsOf(schema: JsonSchema | undefined, deepest = 4): readonly SchemaField[] {
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const found: SchemaField[] = [];
  let level: readonly SchemaField[] = [whole(schema)];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    level = level.flatMap((holder) => membersOf(holder, definitions));
    found.push(...level);
  }
  return found;
}

/**
 * Fields of a request: those of `fieldsOf`, those of the first item where an array lists people, or things that have roles,
 * and what an object says by name of each of its members, where the path names nobody.
 */
export function requestFields(schema: JsonSchema | undefined, deepest = 4, path?: string): readonly SchemaField[] {
  const fields = fieldsOf(schema, deepest);
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const lists = [whole(schema), ...fields].filter(
    (field) =>
      field.depth <= 0 &&
      typesOf(field.schemas).has('array') &&
      itemsOf(field, schema).some(({ properties }) => isObject(properties) && listsPeople(field, properties)),
  );
  const inside = lists.flatMap((list) =>
    itemsOf(list, schema).flatMap((item) =>
      fieldsOf({ ...item, $defs: definitions }, deepest).map((field) => ({
        ...field,
        pointer: `${list.pointer}/0${field.pointer}`,
        depth: field.depth + 1,
      })),
    ),
  );
  const byName = path === undefined || personIn(path) !== undefined ? [] : namedMembers(schema, path);
  const isMap = ({ pointer }: SchemaField) => byName.some((one) => one.pointer.startsWith(`${pointer}/*`));
  return [...fields.filter((field) => !lists.includes(field) && !isMap(field)), ...inside, ...byName];
}

function whole(schema: JsonSchema | undefined): SchemaField {
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const schemas = schema === undefined ? [] : branches(schema, definitions);
  return { pointer: '', name: '', depth: -1, required: true, schemas };
}

/** The array goes by people, or what its items have is a role, and of an array alone also whose it is. */
function listsPeople({ name, depth }: SchemaField, properties: JsonObject): boolean {
  const names = Object.keys(properties);
  const hasRole = roleScore(name) === 0 && names.some((one) => roleScore(one) >= 5);
  if (depth < 0) return hasRole && names.some((one) => soundsLikeId(one) || emailName.test(one));
  return isCrowd(name) || hasRole;
}

/** What an object says of each of its members (`{ "roles": { "user_1": "admin" } }`), at the member `*`. */
function namedMembers(schema: JsonSchema | undefined, path: string): readonly SchemaField[] {
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const ending = segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '';
  return [whole(schema), ...fieldsOf(schema, 1)].flatMap((map) => {
    const members = map.schemas.flatMap(({ properties, additionalProperties, patternProperties }) => {
      if (isObject(properties)) return [];
      const [own] = isObject(additionalProperties)
        ? [additionalProperties]
        : Object.values(isObject(patternProperties) ? patternProperties : {});
      return own !== undefined && isSchema(own) ? branches(own, definitions) : [];
    });
    const name = map.name === '' ? ending : map.name;
    const pointer = `${map.pointer}/*`;
    const parts = members.flatMap((member) => fieldsOf({ ...member, $defs: definitions }, 2));
    if (parts.length > 0)
      return parts.map((part) => ({
        ...part,
        pointer: `${pointer}${part.pointer}`,
        depth: map.depth + part.depth + 1,
        required: map.required && part.required,
      }));
    if (members.length === 0) return [];
    const called = roleScore(name) > 0 || !isCrowd(name) ? name : 'role';
    return [{ ...map, name: called, pointer, depth: map.depth + 1, schemas: members }];
  });
}

/** The list at a field, as the schemas of its items. */
export function itemsOf(field: Pick<SchemaField, 'schemas'>, root: JsonSchema | undefined): readonly JsonObject[] {
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  return field.schemas.flatMap(({ items }) =>
    isSchema(items ?? null) ? branches(items as JsonSchema, definitions) : [],
  );
}

/** Types that a field's values may have. */
export function typesOf(schemas: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(
    schemas.flatMap((schema) => {
      const types = [schema.type].flat().filter((type): type is string => typeof type === 'string');
      if (types.length > 0) return types;
      return isObject(schema.properties) ? ['object'] : listed(schema).map((value) => typeName(value));
    }),
  );
}

/** Values that the schemas list, null left out. */
export function valuesOf(schemas: readonly JsonObject[]): readonly Json[] {
  const all = schemas.flatMap(listed).filter((value) => value !== null);
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()];
}

/** Of a text or the whole thing that it names (`oneOf: [string, object]`) the text: what is expanded is shown, and seldom written. */
export function scalarFirst(schemas: readonly JsonObject[]): readonly JsonObject[] {
  const isObjectLike = (schema: JsonObject) => isObject(schema.properties) || typesOf([schema]).has('object');
  const plain = schemas.filter(
    (schema) => !isObjectLike(schema) && [...typesOf([schema])].some((type) => type !== 'null'),
  );
  const isMixed = schemas.some(isObjectLike) && plain.some((schema) => !typesOf([schema]).has('array'));
  return isMixed ? plain : schemas;
}

/** One of the schemas says this of its strings. */
export function hasFormat(schemas: readonly JsonObject[], format: string): boolean {
  return schemas.some((schema) => schema.format === format);
}

function membersOf(holder: SchemaField, definitions: JsonObject): readonly SchemaField[] {
  const names = new Set(
    holder.schemas.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])),
  );
  return [...names].map((name) => {
    const inner = holder.schemas.flatMap(({ properties }) => {
      const schema = isObject(properties) ? properties[name] : undefined;
      return schema !== undefined && isSchema(schema) ? branches(schema, definitions) : [];
    });
    const required = holder.schemas.some(
      (schema) => Array.isArray(schema.required) && (schema.required as readonly Json[]).includes(name),
    );
    const pointer = child(holder.pointer, name);
    return {
      pointer,
      name,
      depth: holder.depth + 1,
      required: holder.required && required,
      isNeeded: required,
      schemas: inner,
    };
  });
}

function listed(schema: JsonObject): readonly Json[] {
  if (Array.isArray(schema.enum)) return schema.enum as readonly Json[];
  return schema.const === undefined ? [] : [schema.const];
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
