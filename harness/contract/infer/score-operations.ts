import { keysOf } from '../../domain/pointer.ts';
import type { Pointer } from '../../model/json.ts';
import type { ProfileResource } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { readRequest } from '../read-request.ts';
import { type SchemaField, typesOf, valuesOf } from './fields.ts';
import { likelyPlace } from './infer-resource.ts';
import { changing, namesPeople, operationOf, wordsIn } from './operation-words.ts';
import { accountIn, beyondRole, pathParameters, personIn, segmentsOf, shapeOf } from './path-parameters.ts';
import { isKindOnly, roleField } from './role-field.ts';
import { placesIn, readSchemas, shownBeside } from './shown-beside.ts';
import { isCrowd, isOfRole, isRoleFlag, kindOf, roleScore, scoreOfPlace, weakRole, wordsOf } from './words.ts';

/** An operation that may be an update of a user's role, and how much it looks like one. */
export interface ScoredOperation {
  readonly place: OperationPlace;
  readonly score: number;
  /** The signs that speak for it and against it, for people: `+4 {id} of the path is a user`. */
  readonly because: readonly string[];
  /** Enough of them to take it without a question: it is about one user, and what it takes is called a role. */
  readonly isSure: boolean;
}

/** Last words of paths that are about something else of a user than the role. */
const otherBusiness =
  /invit|token|key|session|password|secret|login|mfa|verif|approv|deny|reject|kick|^ban$|transfer|notif/i;

type Sign = readonly [points: number, word: string];

/** Least score of what is offered. */
const least = 9;
/** By how much the first has to lead to be taken without a question. */
const lead = 2;

/** Operations that look like updates of a user's role, the likeliest first. */
export function likelyUpdates(documents: Documents): readonly ScoredOperation[] {
  const places = placesIn(documents);
  return places
    .filter(({ method, sibling }) => ['PUT', 'PATCH', 'POST'].includes(method) && !sibling)
    .flatMap((place) => scoreOperation(documents, place, places) ?? [])
    .filter(({ score }) => score >= least)
    .sort(
      (one, other) =>
        other.score - one.score ||
        one.place.path.length - other.place.path.length ||
        // Of two methods of one path the one that changes only what it is sent.
        Number(other.place.method === 'PATCH') - Number(one.place.method === 'PATCH'),
    );
}

/** The one that leads clearly; `undefined` when a person has to choose. */
export function leader(likely: readonly ScoredOperation[]): ScoredOperation | undefined {
  const [first] = likely;
  const second = likely.find(({ place }) => place.path !== first?.place.path);
  return first?.isSure === true && (second === undefined || first.score - second.score >= lead) ? first : undefined;
}

/** The signs of one operation added up; `undefined` when nothing in it is like a user. */
function scoreOperation(
  documents: Documents,
  place: OperationPlace,
  all: readonly OperationPlace[],
): ScoredOperation | undefined {
  if (!mayConcernPeople(documents, place)) return undefined;
  const operation = readOperation(documents, place);
  const request = readRequest(documents, place);
  const user = likelyPlace(operation, request, readSchemas(documents, place, all));
  if (user === undefined) return undefined;
  // Members of an object may go by anything: that they go by users has to be said somewhere.
  if (user.weight === 1 && !namesPeople(documents, place)) return undefined;
  const role = roleField(request, {}, shownBeside(documents, place, all), place.path);
  // The role of one item of an array is not that of a user named elsewhere.
  if (role !== undefined && user.place.in === 'body' && !isTogether(user.place.pointer, role, place)) return undefined;
  const signs: readonly Sign[] = [
    [user.weight, user.because],
    ...methodSigns(documents, place, all),
    ...pathSigns(place),
    ...wordSigns(documents, place),
    role === undefined ? [-6, 'no field of it is a role'] : [soundOf(role, place.path), `it takes ${role.pointer}`],
    ...(role?.required ? [[1, 'the role is required'] as const] : []),
    ...(role !== undefined && valuesOf(role.schemas).length === 1 && !typesOf(role.schemas).has('boolean')
      ? [[-4, 'there is one role only'] as const]
      : []),
    ...(role !== undefined && strangeKeys(role).length > 1 ? [[-4, 'the role is deep inside'] as const] : []),
  ];
  const counted = signs.filter(([points]) => points !== 0);
  return {
    place,
    isSure: role !== undefined && user.weight > 1 && isSure(place, role, user.place),
    score: counted.reduce((sum, [points]) => sum + points, 0),
    because: counted.map(([points, word]) => `${points > 0 ? '+' : ''}${points} ${word}`),
  };
}

/** How much the field sounds like a role; at a user's roles anything does a little. */
function soundOf({ name, pointer }: SchemaField, path: string): number {
  const own = Math.max(roleScore(name), scoreOfPlace(pointer));
  return own === 0 && isOfRole(segmentsOf(path).at(-1) ?? '') ? 3 : own;
}

/** The user and the role stand in one item of an array, or the role beside an array of those who shall have it. */
function isTogether(user: Pointer, role: SchemaField, { path }: OperationPlace): boolean {
  const itemOf = (pointer: Pointer) => /^.*\/\d+(?=\/)/.exec(pointer)?.[0] ?? '';
  const isBeside = role.pointer.startsWith('/{') || isCrowd(segmentsOf(path).at(-1) ?? '');
  return itemOf(user) === itemOf(role.pointer) || (isBeside && itemOf(role.pointer) === '');
}

/** What is called a role changes for one user; a flag does only where the path names the user and the method says that it updates. */
function isSure({ path, method }: OperationPlace, role: SchemaField, user: ProfileResource['request']): boolean {
  const score = Math.max(roleScore(role.name), scoreOfPlace(role.pointer));
  const isFlag = isRoleFlag(role.name);
  const parameters = pathParameters(path);
  const named = parameters.filter(({ kind }) => kind === 'person' || kind === 'role');
  const updates = named.length > 0 && (method !== 'POST' || isOfRole(segmentsOf(path).at(-1) ?? ''));
  const after = personIn(path)?.after ?? [];
  const ending = segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '';
  const isElsewhere = (otherBusiness.test(ending) && !isOfRole(ending)) || beyondRole(path).length > 0;
  const goesOn = after.some((segment) => !segment.includes('{')) && !after.some(isOfRole);
  // Which of a user's roles is updated, and to what: one request says both, and neither by itself is the user's role.
  const isInPath = parameters.some(({ name }) => role.pointer === `/${name}` || role.pointer === `/{${name}}`);
  const isPart = !isInPath && named.some(({ kind }) => kind === 'person') && named.some(({ kind }) => kind === 'role');
  if (
    score === 0 ||
    isKindOnly(role) ||
    (weakRole.test(role.name) && !speaksOfRights(path)) ||
    valuesOf(role.schemas).length === 1 ||
    playsRole(path, role) ||
    goesOn ||
    (user.in === 'body' && !isOfPeople(path)) ||
    (/^\/(?!Operations\/)[^/]+\/0\//.test(role.pointer) && user.in !== 'body') ||
    (strangeKeys(role).length > 0 && score < 5) ||
    isElsewhere ||
    isPart ||
    strangeKeys(role).length > 1
  )
    return false;
  return isFlag || score < 4 ? updates : true;
}

/** Whom a body names beside a thing in the path (a ticket, a file) may be anybody of that thing. */
function isOfPeople(path: string): boolean {
  return pathParameters(path).every(({ kind, name }) => kind !== 'other' || /^(api_?)?version$/i.test(name));
}

/** The path ends in more than that there are levels: in roles, permissions, access. */
function speaksOfRights(path: string): boolean {
  const end = segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '';
  return wordsOf(end).some((word) => kindOf(word) === 'role' && !weakRole.test(word));
}

/** Who stands among no people and takes one of values that are no rights may play a part: in a film, in a match. */
function playsRole(path: string, { schemas, name }: SchemaField): boolean {
  const values = valuesOf(schemas).filter((value) => typeof value === 'string');
  const rights =
    /admin|owner|manag|member|user|edit|view|read|writ|guest|operat|moderat|maintain|collab|contrib|develop|super|root|staff|limited|full|basic|standard/i;
  const isAmongPeople = segmentsOf(path).some(
    (segment) => !segment.includes('{') && (isCrowd(segment) || isOfRole(segment)),
  );
  return /^roles?$/i.test(name) && values.length > 1 && !values.some((value) => rights.test(value)) && !isAmongPeople;
}

/** Keys around the role that are neither of a person, nor of a role, nor of the form of a document (JSON:API). */
function strangeKeys({ pointer }: SchemaField): readonly string[] {
  return keysOf(pointer)
    .slice(0, -1)
    .filter(
      (key) =>
        !/^(\d+|\*|data|attributes|relationships)$/.test(key) &&
        !['person', 'role'].includes(kindOf(key)) &&
        roleScore(key) === 0,
    );
}

/** Reading an operation whole costs time: most of a large document has nothing to do with people. */
export function mayConcernPeople(documents: Documents, place: OperationPlace): boolean {
  const { path } = place;
  if (personIn(path) !== undefined || accountIn(path) !== undefined) return true;
  if (pathParameters(path).some(({ kind }) => kind === 'role')) return true;
  return [...wordsOf(path), ...wordsIn(documents, place)].some(
    (word) => kindOf(word) === 'person' || kindOf(word) === 'role',
  );
}

function methodSigns(documents: Documents, place: OperationPlace, all: readonly OperationPlace[]): readonly Sign[] {
  const { method, path } = place;
  const last = segmentsOf(path).at(-1) ?? '';
  const isVerb =
    /(^|[._-])(update|set(?!ting)|change|edit|modify|assign(?!ment)|grant(?!s)|add_?(user|member|role|permission))/i.test(
      last,
    );
  // A batch is whatever its operation is called.
  const changes = /batch|bulk/i.test(last) && wordsIn(documents, place).some((word) => changing.test(word));
  const creates = method === 'POST' && !last.includes('{') && roleScore(last) === 0 && !isVerb && !changes;
  const isPatched = all.some((other) => other.method === 'PATCH' && other.path === path);
  const invites =
    method === 'PUT' && isPatched && wordsIn(documents, place).some((word) => /^(create|invite|add)$/.test(word));
  const reads = all.some((other) => other.method === 'GET' && shapeOf(other.path) === shapeOf(path));
  return [
    [method === 'POST' ? (isVerb ? 3 : 1) : 3, isVerb ? `${method} and a verb in the path` : method],
    [creates || invites ? -4 : 0, 'it may create'],
    [reads ? 1 : 0, 'the same path is read'],
  ];
}

function pathSigns({ path }: OperationPlace): readonly Sign[] {
  const person = personIn(path);
  const words = (person?.after ?? []).filter((segment) => !segment.includes('{'));
  const parameters = pathParameters(path);
  const strange =
    person &&
    parameters.some(
      ({ kind, name, position }) => position > person.parameter.position && kind !== 'role' && roleScore(name) === 0,
    );
  const named = segmentsOf(path).findLast((segment) => !segment.includes('{')) ?? '';
  const endsInRole = words.length > 0 ? words.some(isOfRole) : kindOf(named) === 'role';
  return [
    [endsInRole ? (words.length > 0 ? 4 : 2) : 0, 'the path ends in a role'],
    [words.length > 0 && !endsInRole ? -5 : 0, `the path goes on to ${words.join('/')}`],
    [strange ? -8 : 0, 'the path goes on to something else of the user'],
    [beyondRole(path).length > 0 ? -8 : 0, `the path goes on from the role to ${beyondRole(path).join('/')}`],
    [otherBusiness.test(named) && !endsInRole ? -5 : 0, `it is about ${named}`],
  ];
}

function wordSigns(documents: Documents, place: OperationPlace): readonly Sign[] {
  const operation = operationOf(documents, place);
  const words = wordsIn(documents, place);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const changes = has(changing);
  const gives = has(/^(assign|grant|give|add)$/);
  const tags = Array.isArray(operation.tags) ? wordsOf(operation.tags.join(' ')) : [];
  return [
    [(changes || gives) && words.some((word) => kindOf(word) === 'role') ? 3 : 0, 'its name speaks of a role'],
    [changes && words.some((word) => kindOf(word) === 'person') ? 2 : 0, 'its name speaks of updating people'],
    [tags.some((word) => kindOf(word) === 'person') ? 1 : 0, 'its tag speaks of people'],
    [
      has(/^(invite|invitation|create|register|reset|import|delete|remove)$/) && !changes ? -4 : 0,
      'its name is about something else',
    ],
    [operation.deprecated === true ? -2 : 0, 'it is deprecated'],
  ];
}
