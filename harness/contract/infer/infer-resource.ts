import { isObject } from '../../domain/is-object.ts';
import type { Operation, RequestBody } from '../../model/contract.ts';
import type { JsonSchema, Pointer } from '../../model/json.ts';
import type { ProfileResource } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf, itemsOf, requestFields, type SchemaField, typesOf } from './fields.ts';
import { formOf, idSchemas } from './id-format.ts';
import { successOf } from './infer-user.ts';
import { accountIn, type PathParameter, pathParameters, personIn, segmentsOf } from './path-parameters.ts';
import { requiredQuery } from './required-query.ts';
import {
  emailName,
  holderScore,
  isAnother,
  isCrowd,
  isGeneric,
  isJoined,
  kindOf,
  loginName,
  roleScore,
  soundsLikeId,
  wordsOf,
} from './words.ts';

type Place = ProfileResource['request'];

/** What names the user, and why it is thought to. */
interface LikelyPlace {
  readonly place: Place;
  readonly because: string;
  /** How much it says, 1 to 4. */
  readonly weight: number;
}

/** How the update names the user, as far as its parameters and body tell; `undefined` when nothing does. */
export function inferResource(
  update: Operation,
  request: RequestBody,
  choices: InferChoices,
  reads: readonly JsonSchema[] = [],
  role = choices.role,
): ProfileResource | undefined {
  const place =
    chosenPlace(choices.resource) ?? namedByRole(choices.role) ?? likelyPlace(update, request, reads)?.place;
  if (place === undefined) return undefined;
  const schemas = idSchemas(update, request, place);
  const name = nameOf(place);
  const others = otherParameters(update, place, request, role);
  const repeated =
    request.encoding === 'parameters'
      ? []
      : fieldsOf(request.documented, 3).filter((field) => field.pointer !== role && repeats(field, place));
  const isMembership =
    /member_?ship/i.test(`${name} ${update.path}`) ||
    pathParameters(update.path).some((each) => each.name === name && isJoined(each.collection)) ||
    (kindOf(name) === 'role' && !wordsOf(name).includes('admin'));
  return {
    ...(isMembership ? { of: 'membership' as const } : {}),
    request: place,
    ...(repeated.length > 0 ? { repeated: repeated.map(({ pointer }) => pointer) } : {}),
    format: choices.idFormat ?? formOf(schemas, name),
    ...(Object.keys(others).length > 0 ? { parameters: others } : {}),
  };
}

/** The other parameters of the path: the outermost tenant is the organization, every other is a value of the target's. */
function otherParameters(
  update: Operation,
  place: Place,
  request: RequestBody,
  role: Pointer | undefined,
): Readonly<Record<string, string>> {
  // An update without a body is its parameters: one of a role is what it changes, where it does not say first whose user it is.
  const before = personIn(update.path)?.before ?? [];
  const isField = ({ name, kind }: { name: string; kind: string }) =>
    request.beside?.includes(name) === true ||
    (request.encoding === 'parameters' && role === `/${name}`) ||
    (request.encoding === 'parameters' && !before.includes(name) && (kind === 'role' || roleScore(name) > 0));
  const isUserIn = ({ name }: { name: string }) => place.in === 'query' && place.name === name;
  const others = pathParameters(update.path).filter(
    (parameter) => !(place.in === 'path' && parameter.name === place.name) && !isField(parameter),
  );
  return { ...fillings(others), ...requiredQuery(update, (parameter) => isUserIn(parameter) || isField(parameter)) };
}

/** What fills path parameters that are no user's id. */
export function fillings(
  parameters: readonly Pick<PathParameter, 'name' | 'kind'>[],
): Readonly<Record<string, string>> {
  const tenant = parameters.find(({ kind }) => kind === 'tenant') ?? parameters.find(({ kind }) => kind !== 'role');
  return Object.fromEntries(
    parameters.map(({ name }) => [name, name === tenant?.name ? '{organization}' : `{${name.replaceAll(/\W/g, '_')}}`]),
  );
}

/** The likeliest place of the user's id: the last parameter of the path that picks out a person, else query, else body. Never a tenant. */
export function likelyPlace(
  update: Operation,
  request: RequestBody,
  reads: readonly JsonSchema[] = [],
): LikelyPlace | undefined {
  const person = personIn(update.path)?.parameter;
  if (person !== undefined)
    return { place: { in: 'path', name: person.name }, because: `{${person.name}} of the path is a user`, weight: 4 };
  const account = accountIn(update.path);
  if (account !== undefined && logsIn([successOf(update).schema, request.documented, ...reads]))
    return {
      place: { in: 'path', name: account },
      because: `{${account}} of the path is an account that logs in`,
      weight: 3,
    };
  const query = update.parameters.find(
    ({ in: where, name, required }) => where === 'query' && required && kindOf(name) === 'person',
  );
  if (query !== undefined)
    return { place: { in: 'query', name: query.name }, because: `${query.name} of the query is a user`, weight: 3 };
  return (
    byName(update, request) ??
    inBody(request, update.path) ??
    listed(update, request) ??
    assignment(update, request, [successOf(update).schema, ...reads])
  );
}

/** Who has a login, an e-mail address or a password is a person, whatever the path calls it. */
function logsIn(schemas: readonly (JsonSchema | undefined)[]): boolean {
  return schemas
    .flatMap((schema) => fieldsOf(schema, 2))
    .some(({ name }) => emailName.test(name) || loginName.test(name) || /^pass_?word$/i.test(name));
}

/** Members of an object that are called by whom they are about; `weight` 1 where only their being roles says so. */
function byName({ path }: Operation, request: RequestBody): LikelyPlace | undefined {
  const fields = requestFields(request.documented, 2, path).filter(({ pointer }) => /\/\*(\/|$)/.test(pointer));
  const role = fields.find(({ name }) => roleScore(name) >= 3);
  if (role === undefined) return undefined;
  const place = role.pointer.replace(/\/\*.*$/, '');
  const map = [...fieldsOf(request.documented, 1)].find(({ pointer }) => pointer === place);
  const schemas = map?.schemas ?? (isObject(request.documented) ? [request.documented] : []);
  const said = schemas.map(
    ({ description, propertyNames }) => `${description ?? ''} ${JSON.stringify(propertyNames ?? {})}`,
  );
  const words = wordsOf([map?.name ?? '', ...said].join(' '));
  const goesBy = isCrowd(map?.name ?? '') || words.some((word) => kindOf(word) === 'person');
  const isOfPeople = segmentsOf(path).some((segment) => !segment.includes('{') && isCrowd(segment));
  return {
    place: { in: 'body', pointer: `${place}/*` },
    because: `members of ${place || 'the body'} go by users`,
    weight: goesBy ? 3 : isOfPeople ? 2 : 1,
  };
}

function inBody(request: RequestBody, path: string): LikelyPlace | undefined {
  const fields = plainFields(request);
  const goesTo = isCrowd(segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '');
  const field =
    fields.find((field) => isPersonId(field) && field.required) ??
    fields.find((field) => isPersonId(field)) ??
    // Items that are sent to people are people.
    fields.find(
      ({ pointer, name }) => goesTo && /^\/0\/[^/]+$/.test(pointer) && isGeneric(name) && soundsLikeId(name),
    ) ??
    // The e-mail address of a body that has no other id.
    fields.find(({ name, required }) => required && /^(user_?)?e?mail$/i.test(name));
  if (field === undefined) return undefined;
  return {
    place: { in: 'body', pointer: field.pointer },
    because: `${field.pointer} of the body is a user`,
    weight: 3,
  };
}

/** What is sent to people that hold a role is who shall hold it: one of an array of ids, or one id that nothing else names. */
function listed(update: Operation, request: RequestBody): LikelyPlace | undefined {
  const goesTo = isCrowd(segmentsOf(update.path).at(-1) ?? '');
  const array = requestFields(request.documented, 1).find(({ name, schemas }) => {
    const items = itemsOf({ schemas }, request.documented);
    const scalar = items.length > 0 && items.every(({ properties }) => properties === undefined);
    return typesOf(schemas).has('array') && scalar && (kindOf(name) === 'person' || (goesTo && isGeneric(name)));
  });
  const id = goesTo ? plainFields(request).find(({ pointer }) => /^(\/data)?\/(id|uuid)$/.test(pointer)) : undefined;
  const pointer = array === undefined ? id?.pointer : `${array.pointer}/0`;
  return pointer === undefined
    ? undefined
    : { place: { in: 'body', pointer }, because: `${pointer} of the body is a user`, weight: 3 };
}

/** An assignment (of a role to a user) is named by an id of its own; that it is one shows in the response. */
function assignment(
  update: Operation,
  request: RequestBody,
  responses: readonly (JsonSchema | undefined)[],
): LikelyPlace | undefined {
  const shown = responses.flatMap((schema) => fieldsOf(schema, 3));
  const person = shown.find((field) => isPersonId(field) && roleScore(field.name) === 0);
  if (person === undefined || !shown.some(({ name }) => roleScore(name) > 0)) return undefined;
  const because = `a response shows ${person.pointer} beside the role`;
  const parameter = pathParameters(update.path).findLast(({ kind }) => kind === 'role');
  if (parameter !== undefined) return { place: { in: 'path', name: parameter.name }, because, weight: 2 };
  const field = plainFields(request).find(
    ({ name, required }) => required && kindOf(name) === 'role' && soundsLikeId(name) && !isGeneric(name),
  );
  return field && { place: { in: 'body', pointer: field.pointer }, because, weight: 2 };
}

function plainFields(request: RequestBody): readonly SchemaField[] {
  return requestFields(request.documented, 2).filter(
    ({ schemas }) => !['object', 'boolean', 'array'].some((type) => typesOf(schemas).has(type)),
  );
}

/** `/userId`, `/user/id`, `/crew/ref`, `/username`; not who made the thing. */
function isPersonId({ pointer, name }: SchemaField): boolean {
  if (wordsOf(pointer).some((word) => isAnother.test(word))) return false;
  const keys = pointer
    .split('/')
    .slice(1)
    .filter((key) => key !== '0');
  if (isGeneric(name)) return soundsLikeId(name) && kindOf(keys.at(-2) ?? '') === 'person';
  return kindOf(name) === 'person' && (soundsLikeId(name) || /^(login|handle)$/i.test(name));
}

function nameOf(place: Place): string {
  return place.in === 'body' ? (place.pointer.split('/').at(-1) ?? '') : place.name;
}

/** Who says that the role goes by a user has said what names the user. */
function namedByRole(role: string | undefined): Place | undefined {
  const place = /^(.*\/\*)(\/|$)/.exec(role ?? '')?.[1];
  return place === undefined ? undefined : { in: 'body', pointer: place };
}

function chosenPlace(text: string | undefined): Place | undefined {
  const [kind, ...rest] = text?.split(':') ?? [];
  const name = rest.join(':');
  if (kind === 'path' || kind === 'query') return { in: kind, name };
  return kind === 'body' ? { in: 'body', pointer: name } : undefined;
}

/** The body says the id a second time. */
function repeats({ name, pointer, required }: SchemaField, place: Place): boolean {
  // What names a role is not the user's again.
  if (place.in === 'body' || !required || pointer.split('/').length > 3 || holderScore(pointer) > 0) return false;
  return /^[_$]?id$/.test(name) || name === place.name;
}
