import { isObject } from '../../domain/is-object.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ProfileReads, ProfileResource } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { fieldsOf, hasFormat, itemsOf, typesOf } from './fields.ts';
import { fillings } from './infer-resource.ts';
import { type Sought, successOf } from './infer-user.ts';
import { pathParameters } from './path-parameters.ts';
import { wordsOf } from './words.ts';

/** A read of the roles that there are. */
export interface FoundRoles {
  readonly place: OperationPlace;
  readonly read: NonNullable<ProfileReads['roles']>;
}

/** What the search for reads goes by. */
export interface Wanted extends Sought {
  readonly resource: ProfileResource;
  readonly documents: Documents;
  readonly update: OperationPlace;
}

/** The read of the roles at a place: the array of them, and where in one the value is that an update writes. */
export function readRoles(asked: Wanted, place: OperationPlace): FoundRoles | undefined {
  const { documents, role } = asked;
  const operation = readOperation(documents, place);
  const { schema } = successOf(operation);
  const top = { pointer: '', schemas: fieldsOf({ properties: { top: schema ?? true } }, 0)[0]?.schemas ?? [] };
  const wanted = wordsOf(role.pointer).at(-1) ?? '';
  const parameters = filled(
    asked,
    place,
    operation.parameters.filter(({ in: where }) => where === 'path'),
  );
  for (const field of [top, ...fieldsOf(schema, 2)].filter(({ schemas }) => typesOf(schemas).has('array'))) {
    const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
    const parts = itemsOf(field, schema)
      .flatMap((item) => fieldsOf({ ...item, $defs: definitions }, 0))
      .filter(({ schemas }) => mayBeWritten(schemas, role.schemas));
    const value = [wanted, 'id', '_id', 'pk', 'uuid', 'guid', 'sid', 'slug', 'key', 'name'].find((one) =>
      parts.some(({ name }) => name === one),
    );
    if (value === undefined) continue;
    const read = {
      operation: place.id,
      items: field.pointer,
      value: `/${value}`,
      ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    };
    return { place, read };
  }
  return undefined;
}

/** What a role shows may be what an update writes: of one type, and of the format that is asked for. */
function mayBeWritten(shown: readonly JsonObject[], written: readonly JsonObject[]): boolean {
  const [own, wanted] = [typesOf(shown), typesOf(written)];
  const isNumber = (types: ReadonlySet<string>) => types.has('integer') || types.has('number');
  if (own.size > 0 && wanted.size > 0 && isNumber(own) !== isNumber(wanted)) return false;
  return !hasFormat(written, 'uuid') || hasFormat(shown, 'uuid');
}

/** Path parameters of a read: as the update fills those of the same name, else as they are called. */
export function filled(
  { resource: { parameters: known = {} } }: Wanted,
  { path }: OperationPlace,
  wanted: readonly { readonly name: string }[],
): Readonly<Record<string, string>> {
  const all = pathParameters(path).filter(({ name }) => wanted.some((each) => each.name === name));
  const own = all.filter(({ name }) => name in known);
  return {
    ...fillings(all.filter(({ name }) => !(name in known))),
    ...Object.fromEntries(own.map(({ name }) => [name, known[name] ?? ''])),
  };
}
