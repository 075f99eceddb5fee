import type { ProfileResource } from '../../model/profile.ts';
import { pathParameters, segmentsOf, shapeOf } from './path-parameters.ts';
import { isCrowd, isOfRole, kindOf } from './words.ts';

/** Which paths read the same user as an update, all users, or the roles there are. */
interface ReadPaths {
  readonly isOne: (path: string) => boolean;
  /** What reads the roles of the user alone: `/users/{id}/roles`. */
  readonly isOwnRole: (path: string) => boolean;
  readonly isList: (path: string) => boolean;
  readonly isRoles: (path: string) => boolean;
  /** A verb that reads beside the verb that updates: `/members/get` beside `/members/update`. */
  readonly isRead: (path: string) => boolean;
}

/** Paths of reads that share the resource and its id with the update. */
export function readPaths(update: string, { request }: Pick<ProfileResource, 'request'>): ReadPaths {
  const own = pathParameters(update).find(({ name }) => request.in === 'path' && name === request.name);
  const segments = segmentsOf(update);
  // Up to the id of the user, which it ends in; up to the collection of users, else what stands around.
  const stem = own === undefined ? update : `/${segments.slice(0, own.position + 1).join('/')}`;
  // Two parameters in a row name one user together.
  const crowd = own === undefined ? -1 : segments.slice(0, own.position).findLastIndex((each) => !each.includes('{'));
  const around = own === undefined ? segments.slice(0, -1) : segments.slice(0, crowd);
  const collection = own === undefined ? update : `/${segments.slice(0, crowd + 1).join('/')}`;
  // `users.info` and `users/get/{id}` beside `users.setRole` and `users/update/{id}`: the same but for the verb.
  const withoutId = (path: string) => path.replace(/\/\{[^}]+\}$/, '');
  const isVerbOf = (path: string, verbs: RegExp) => {
    const [one, other] = [withoutId(path), withoutId(update)].map((each) => /^(.*[/.])([^/.{}]+)$/.exec(each));
    return (
      one !== null && one !== undefined && one[1] === other?.[1] && verbs.test(one[2] ?? '') && isVerb(other?.[2] ?? '')
    );
  };
  const people = (path: string) => isCrowd(segmentsOf(path).at(-1) ?? '');
  const isList = (path: string) =>
    shapeOf(path) === shapeOf(collection) ||
    (people(path) &&
      shapeOf(path).startsWith(shapeOf(`/${around.join('/')}`)) &&
      segmentsOf(path).length === around.length + 1) ||
    (request.in === 'body' && people(path) && isFillable(path, update)) ||
    (segmentsOf(path).at(-1) === own?.collection && isFillable(path, update));
  return {
    isOne: (path) =>
      [shapeOf(update), shapeOf(stem)].includes(shapeOf(path)) ||
      (own !== undefined && isElsewhere(path, own.collection) && isFillable(path, update)) ||
      (request.in === 'body' && isPerson(path) && isFillable(path, update)),
    isOwnRole: (path) =>
      own !== undefined &&
      isOfRole(segmentsOf(path).at(-1) ?? '') &&
      shapeOf(path).startsWith(`${shapeOf(stem)}/`) &&
      segmentsOf(path).length === own.position + 2,
    // Those who hold one role are not all.
    isList: (path) =>
      !pathParameters(path).some(({ kind }) => kind === 'role') &&
      (isList(path) || isVerbOf(path, /^(list|all|index)$/i)),
    isRead: (path) =>
      isVerbOf(path, /^(get|info|read|fetch|find|show|describe)$/i) ||
      (path.replace(/[^/.]*$/, '') === update.replace(/[^/.]*$/, '') &&
        (/(^|[/._-])(get|read|fetch|find|show|describe)$/i.test(path) ||
          (/[/.](get|read|describe)[A-Z]\w*$/i.test(path) && nounOf(path) !== '' && nounOf(path) === nounOf(update)))),
    isRoles: (path) =>
      kindOf(segmentsOf(path).at(-1) ?? '') === 'role' &&
      isFillable(path, update) &&
      !pathParameters(path).some(({ kind }) => kind === 'person'),
  };
}

function isVerb(segment: string): boolean {
  return /^(set|update|change|edit|modify|assign|grant|patch|put)(?![a-z])/.test(segment);
}

/** What a verb at the end of a path is about: `Membership` of `UpdateMembership`. */
function nounOf(path: string): string {
  return (
    /[/.](?:[Gg]et|[Rr]ead|[Dd]escribe|[Uu]pdate|[Ss]et|[Cc]hange|[Mm]odify|[Ee]dit)([A-Z]\w*)$/.exec(path)?.[1] ?? ''
  );
}

/** `/users/{id}` of the very collection that the update picks from, under another root. */
function isElsewhere(path: string, collection: string): boolean {
  const last = pathParameters(path).at(-1);
  return last !== undefined && last.collection === collection && last.kind === 'person' && path.endsWith('}');
}

/** `/users/{id}`: it ends in a person. */
function isPerson(path: string): boolean {
  const last = pathParameters(path).at(-1);
  return last?.kind === 'person' && isCrowd(last.collection) && path.endsWith('}');
}

/** Every parameter but the last one of a user is a tenant, or is in the update's path too. */
function isFillable(path: string, update: string): boolean {
  const known = pathParameters(update).map(({ name }) => name);
  const strange = pathParameters(path).filter(({ name, kind }) => kind !== 'person' && !known.includes(name));
  return strange.every(({ kind }) => kind === 'tenant') && strange.length <= 1;
}
