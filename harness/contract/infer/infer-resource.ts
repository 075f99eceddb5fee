import { isObject } from '../../domain/is-object.ts';
import type { Operation, RequestBody } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ProfileResource } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf, hasFormat, type SchemaField, typesOf } from './fields.ts';
import { soundsLikeId, soundsLikeOrganization, soundsLikePeople } from './words.ts';

/** How the update names the user, as far as its parameters and body tell; `undefined` when nothing does. */
export function inferResource(
  update: Operation,
  request: RequestBody,
  choices: InferChoices,
): ProfileResource | undefined {
  const place = chosenPlace(choices.resource) ?? likelyPlace(update, request);
  if (place === undefined) return undefined;
  const schemas = schemasOf(update, request, place);
  const name = place.in === 'body' ? (place.pointer.split('/').at(-1) ?? '') : place.name;
  const others = update.parameters.filter(
    (parameter) => parameter.in === 'path' && !(place.in === 'path' && parameter.name === place.name),
  );
  const repeated = fieldsOf(request.documented, 3).filter((field) => repeats(field, place));
  return {
    ...(/member_?ship/i.test(`${name} ${update.path}`) ? { of: 'membership' as const } : {}),
    request: place,
    ...(repeated.length > 0 ? { repeated: repeated.map(({ pointer }) => pointer) } : {}),
    format: choices.idFormat ?? formOf(schemas, name),
    ...(others.length > 0
      ? { parameters: Object.fromEntries(others.map((parameter) => [parameter.name, '{organization}'])) }
      : {}),
  };
}

type Place = ProfileResource['request'];

function chosenPlace(text: string | undefined): Place | undefined {
  const [kind, ...rest] = text?.split(':') ?? [];
  const name = rest.join(':');
  if (kind === 'path' || kind === 'query') return { in: kind, name };
  return kind === 'body' ? { in: 'body', pointer: name } : undefined;
}

function likelyPlace(update: Operation, request: RequestBody): Place | undefined {
  const inPath = update.parameters.filter((parameter) => parameter.in === 'path');
  const order = [...update.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const last = (names: readonly string[]) => order.findLast((name) => names.includes(name));
  const path =
    last(inPath.map(({ name }) => name).filter((name) => soundsLikePeople(name) && !/org|team|role/i.test(name))) ??
    last(inPath.map(({ name }) => name).filter((name) => !soundsLikeOrganization(name) && !/role/i.test(name)));
  if (path !== undefined) return { in: 'path', name: path };
  const query = update.parameters.find(
    ({ in: where, name, required }) =>
      where === 'query' && (soundsLikePeople(name) || (required && soundsLikeId(name)) || /^who$/i.test(name)),
  );
  if (query !== undefined) return { in: 'query', name: query.name };
  const fields = fieldsOf(request.documented, 2).filter(({ schemas }) => !typesOf(schemas).has('object'));
  const field =
    fields.find(({ pointer, name }) => soundsLikePeople(pointer) && soundsLikeId(name)) ??
    fields.find(({ name, required }) => required && (soundsLikeId(name) || /^(ref|e?mail)$/i.test(name)));
  return field === undefined ? undefined : { in: 'body', pointer: field.pointer };
}

/** The body says the id a second time. */
function repeats({ name, pointer, required }: SchemaField, place: Place): boolean {
  if (place.in === 'body' || !required || pointer.split('/').length > 3) return false;
  return name === 'id' || name === place.name;
}

function schemasOf(update: Operation, request: RequestBody, place: Place): readonly JsonObject[] {
  if (place.in === 'body') {
    return fieldsOf(request.documented).find(({ pointer }) => pointer === place.pointer)?.schemas ?? [];
  }
  return update.parameters
    .filter(({ in: where, name }) => where === place.in && name === place.name)
    .flatMap(({ schema }) => (isObject(schema) ? [schema] : []));
}

function formOf(schemas: readonly JsonObject[], name: string): ProfileResource['format'] {
  if (hasFormat(schemas, 'uuid')) return 'uuid';
  if (hasFormat(schemas, 'email') || /e?mail/i.test(name)) return 'email';
  const types = typesOf(schemas);
  return types.has('integer') || types.has('number') ? 'integer' : 'opaque';
}
