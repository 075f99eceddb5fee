import { keysOf } from '../../domain/pointer.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { ProfileResource, ReadList, ReadOne } from '../../model/profile.ts';
import type { OperationPlace } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { readRequest } from '../read-request.ts';
import type { InferChoices } from './choices.ts';
import { fieldsOf, itemsOf, typesOf } from './fields.ts';
import { findUser, type ShownUser, successOf } from './infer-user.ts';
import { filterOf, nextOf, sizeOf } from './list-queries.ts';
import { pathParameters, segmentsOf, shapeOf } from './path-parameters.ts';
import { readPaths } from './read-paths.ts';
import { type FoundRoles, filled, readRoles, type Wanted } from './read-roles.ts';
import { requiredQuery } from './required-query.ts';
import { roleQuery } from './role-query.ts';
import { rolesAlone } from './roles-alone.ts';
import { placesIn } from './shown-beside.ts';
import { isCrowd, kindOf, wordsOf } from './words.ts';

/** A read that was found, and the user that it shows. */
interface FoundRead<T> {
  readonly place: OperationPlace;
  readonly read: T;
  readonly user: ShownUser;
}

/** The sibling operations of an update. */
export interface FoundReads {
  readonly one?: FoundRead<ReadOne>;
  readonly list?: FoundRead<ReadList>;
  readonly roles?: FoundRoles;
}

/** The operations of the document that read one user, all users, and the roles there are. A read that shows the role comes first. */
export function inferReads(wanted: Wanted, choices: InferChoices): FoundReads {
  const paths = readPaths(wanted.update.path, wanted.resource);
  const all = placesIn(wanted.documents);
  const gets = all.filter(({ method }) => method === 'GET');
  const posts = all.filter(({ method, path }) => method === 'POST' && paths.isRead(path));
  // An assignment is read where it is made.
  const isAssigned =
    wanted.role.adds === true && gets.some(({ path }) => path === wanted.update.path && paths.isOwnRole(path));
  const ones =
    chosen(gets, choices.one) ??
    ofOwnNoun(
      wanted,
      (isAssigned
        ? [paths.isOwnRole, paths.isOne, paths.isRead]
        : [paths.isOne, paths.isOwnRole, paths.isRead]
      ).flatMap((isIt) => gets.filter(({ path }) => isIt(path))),
    );
  const lists =
    chosen(gets, choices.list) ??
    nearestFirst(
      wanted,
      ofOwnNoun(
        wanted,
        gets.filter(({ path }) => paths.isList(path)),
      ),
    );
  const one =
    best(ones, (place) => readOne(wanted, place, choices.one !== undefined)) ??
    best(chosen(all, choices.one) ?? posts, (place) => readByPost(wanted, place));
  const list = best(lists, (place) => readList(wanted, place));
  const roles = first(
    nearestRoles(
      wanted,
      gets.filter(({ path }) => paths.isRoles(path)),
    ),
    (place) => readRoles(wanted, place),
  );
  // A list that hides what the read of one user shows proves nothing.
  const isUseful =
    choices.list !== undefined || one === undefined || one.user.roles.length === 0 || list?.user.roles.length !== 0;
  return { ...(one ? { one } : {}), ...(list && isUseful ? { list } : {}), ...(roles ? { roles } : {}) };
}

/** Where the body names the user, a path that ends in what the update's own does (`users`) reads such users, and others read others. */
function ofOwnNoun({ update, resource }: Wanted, places: readonly OperationPlace[]): readonly OperationPlace[] {
  const nounOf = (path: string) => segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '';
  const noun = nounOf(update.path);
  if (resource.request.in !== 'body' || !isCrowd(noun)) return places;
  const own = places.filter(({ path }) => nounOf(path) === noun);
  return own.length > 0 ? own : places;
}

/** Lists that need no more than the update's own parameters come first, those of its very collection before them. */
function nearestFirst({ update }: Wanted, places: readonly OperationPlace[]): readonly OperationPlace[] {
  const known = pathParameters(update.path).map(({ name }) => name);
  const strange = ({ path }: OperationPlace) =>
    pathParameters(path).filter(({ name }) => !known.includes(name)).length * 2 +
    (segmentsOf(update.path).includes(segmentsOf(path).at(-1) ?? '') ? 0 : 1) +
    (shapeOf(update.path).startsWith(`${shapeOf(path)}/`) ? 0 : 1);
  return [...places].sort((one, other) => strange(one) - strange(other));
}

/** Lists of what the field is called after come first, of these the ones nearest to the update. What is called otherwise is another thing. */
function nearestRoles({ update, role }: Wanted, places: readonly OperationPlace[]): readonly OperationPlace[] {
  const wanted = wordsOf(role.pointer).filter((word) => kindOf(word) === 'role');
  const shared = ({ path }: OperationPlace) => {
    const own = segmentsOf(update.path);
    const at = segmentsOf(path).findIndex((segment, index) => segment !== own[index]);
    return at === -1 ? segmentsOf(path).length : at;
  };
  const fits = ({ path }: OperationPlace) =>
    wanted.length === 0 || wordsOf(segmentsOf(path).at(-1) ?? '').some((word) => wanted.includes(word));
  return places.filter(fits).sort((one, other) => shared(other) - shared(one) || one.path.length - other.path.length);
}

function chosen(gets: readonly OperationPlace[], id: string | undefined): OperationPlace[] | undefined {
  return id === undefined ? undefined : gets.filter((place) => place.id === id);
}

/** The first that shows the role, else the first. */
function best<T>(
  places: readonly OperationPlace[],
  read: (place: OperationPlace) => FoundRead<T> | undefined,
): FoundRead<T> | undefined {
  const found = places.flatMap((place) => read(place) ?? []);
  return found.find(({ user }) => user.roles.length > 0) ?? found[0];
}

function first<T>(places: readonly OperationPlace[], read: (place: OperationPlace) => T | undefined): T | undefined {
  for (const place of places) {
    const found = read(place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readOne(wanted: Wanted, place: OperationPlace, trusted: boolean): FoundRead<ReadOne> | undefined {
  const operation = readOperation(wanted.documents, place);
  const { schema } = successOf(operation);
  const alone = rolesAlone(wanted, place.path, schema);
  const user = alone?.user ?? findUser(schema, wanted);
  const candidates = operation.parameters.filter(({ in: where }) => where === 'path' || where === 'query');
  const id =
    candidates.find(({ name }) => name === ownName(wanted.resource)) ??
    candidates.findLast(({ in: where }) => where === 'path') ??
    (trusted ? candidates.find(({ required }) => required) : undefined);
  if (user === undefined || id === undefined) return undefined;
  const others = operation.parameters.filter(({ in: where, name }) => where === 'path' && name !== id.name);
  const fixed = {
    ...filled(wanted, place, others),
    ...requiredQuery(operation, ({ name }) => name === id.name),
    ...roleQuery(operation),
  };
  const read: ReadOne = {
    operation: place.id,
    id: { in: id.in as 'path' | 'query', name: id.name },
    user: alone?.at ?? user.at,
    ...(alone === undefined ? {} : { as: alone.as }),
    ...(Object.keys(fixed).length > 0 ? { parameters: fixed } : {}),
  };
  return { place, read, user };
}

/** A read by POST whose body takes the id under the name that the update gives it. */
function readByPost(wanted: Wanted, place: OperationPlace): FoundRead<ReadOne> | undefined {
  const { request } = wanted.resource;
  if (request.in !== 'body' || place.method !== 'POST') return undefined;
  const sent = fieldsOf(readRequest(wanted.documents, place).documented, 1);
  const user = findUser(successOf(readOperation(wanted.documents, place)).schema, wanted);
  if (user === undefined || !sent.some(({ pointer }) => pointer === request.pointer)) return undefined;
  return { place, read: { operation: place.id, id: { in: 'body', pointer: request.pointer }, user: user.at }, user };
}

function readList(wanted: Wanted, place: OperationPlace): FoundRead<ReadList> | undefined {
  const operation = readOperation(wanted.documents, place);
  const { schema } = successOf(operation);
  const top = { pointer: '', schemas: fieldsOf({ properties: { top: schema ?? true } }, 0)[0]?.schemas ?? [] };
  const definitions = typeof schema === 'object' ? { $defs: schema.$defs ?? {} } : {};
  const arrays = [top, ...fieldsOf(schema, 2)].filter(({ schemas }) => typesOf(schemas).has('array'));
  const shown = arrays.flatMap((field) => {
    const user = findUser({ ...definitions, anyOf: itemsOf(field, schema) as Json[] }, wanted);
    if (user?.pointers.id === undefined) return [];
    const score =
      (user.roles.length > 0 ? 4 : 0) + (user.pointers.email ? 2 : 0) + (holdsPeople(field.pointer) ? 1 : 0);
    return score > 0 ? [{ field, user, score }] : [];
  });
  const [found] = shown.sort((one, other) => other.score - one.score);
  if (found === undefined) return undefined;
  const { field, user } = found;
  const parameters = operation.parameters.filter(({ in: where }) => where === 'path');
  const filter = filterOf(operation, user.pointers, wanted.resource.of === 'membership', ownName(wanted.resource));
  const next = nextOf(operation);
  const isElsewhere = ({ name }: { name: string }) => name === filter.filter?.query || name === next.next?.query;
  const fixed = {
    ...requiredQuery(operation, isElsewhere),
    ...filled(wanted, place, parameters),
    ...sizeOf(operation),
    ...roleQuery(operation),
  };
  const read: ReadList = {
    operation: place.id,
    items: field.pointer,
    user: user.at,
    ...(Object.keys(fixed).length > 0 ? { parameters: fixed } : {}),
    ...filter,
    ...next,
  };
  return { place, read, user };
}

/** An array at the top, or one named like what a page holds. */
function holdsPeople(pointer: Pointer): boolean {
  const name = keysOf(pointer).at(-1) ?? '';
  return (
    pointer === '' || isCrowd(name) || /^(data|items?|results?|resources|records|values|content|elements)$/i.test(name)
  );
}

/** What the update calls the user's id. */
function ownName({ request }: ProfileResource): string {
  return request.in === 'body' ? (keysOf(request.pointer).at(-1) ?? '') : request.name;
}
