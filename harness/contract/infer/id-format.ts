import { isObject } from '../../domain/is-object.ts';
import type { Operation, RequestBody } from '../../model/contract.ts';
import type { JsonObject, Pointer } from '../../model/json.ts';
import type { ProfileResource } from '../../model/profile.ts';
import { fieldsOf, hasFormat, itemsOf, requestFields, typesOf } from './fields.ts';
import type { ShownUser } from './infer-user.ts';
import { wordsOf } from './words.ts';

type Place = ProfileResource['request'];

/** Schemas of the id, where the update says it. */
export function idSchemas(update: Operation, request: RequestBody, place: Place): readonly JsonObject[] {
  if (place.in === 'body' && /\/\*$/.test(place.pointer)) return namesOf(request, place.pointer.slice(0, -2));
  if (place.in === 'body') {
    const fields = requestFields(request.documented);
    const own = fields.find(({ pointer }) => pointer === place.pointer);
    const around = fields.find(({ pointer }) => `${pointer}/0` === place.pointer);
    return own?.schemas ?? (around === undefined ? [] : itemsOf(around, request.documented));
  }
  return update.parameters
    .filter(({ in: where, name }) => where === place.in && name === place.name)
    .flatMap(({ schema }) => (isObject(schema) ? [schema] : []));
}

/** What the document says of the names of an object's members; in prose alone that they are e-mail addresses. */
function namesOf({ documented }: RequestBody, place: Pointer): readonly JsonObject[] {
  const map = fieldsOf(documented, 1).find(({ pointer }) => pointer === place);
  const schemas = map?.schemas ?? (isObject(documented) ? [documented] : []);
  return schemas.flatMap(({ propertyNames, description }) => [
    ...(isObject(propertyNames) ? [propertyNames] : []),
    ...(/e-?mail/i.test(String(description ?? '')) ? [{ type: 'string', format: 'email' }] : []),
  ]);
}

/** A text of the path that responses show as a number, or as a UUID, is one. */
export function shownFormat(
  { format, request }: ProfileResource,
  user: ShownUser | undefined,
): ProfileResource['format'] {
  const shown = user?.fields.find(({ pointer }) => pointer === user.pointers.id)?.schemas ?? [];
  if (format !== 'opaque' || request.in === 'body') return format;
  const [only, ...others] = [...typesOf(shown)].filter((type) => type !== 'null');
  if (only === 'integer' && others.length === 0) return 'integer';
  return shown.length > 0 && shown.every((schema) => schema.format === 'uuid') ? 'uuid' : format;
}

/** What ids look like, by their schemas and what they are called. */
export function formOf(schemas: readonly JsonObject[], name: string): ProfileResource['format'] {
  if (hasFormat(schemas, 'uuid')) return 'uuid';
  if (hasFormat(schemas, 'email') || wordsOf(name).some((word) => word === 'email' || word === 'mail')) return 'email';
  const types = typesOf(schemas);
  return types.has('integer') || types.has('number') ? 'integer' : 'opaque';
}
