import { isObject } from '../../domain/is-object.ts';
import type { Documents } from '../documents.ts';
import { type OperationPlace, operationsOf } from '../find-operation.ts';
import { readRequest } from '../read-request.ts';
import { fieldsOf } from './fields.ts';
import { roleScore, soundsLikePeople } from './words.ts';

/** An operation that may be an update of a user's role, and how much it looks like one. */
export interface ScoredOperation {
  readonly place: OperationPlace;
  readonly score: number;
  /** What spoke for it, for people. */
  readonly because: readonly string[];
}

/** Least score of what is offered. */
const least = 8;

/** Operations that look like updates of a user's role, the likeliest first. */
export function likelyUpdates(documents: Documents): readonly ScoredOperation[] {
  return placesIn(documents)
    .filter(({ method, sibling }) => ['PUT', 'PATCH', 'POST'].includes(method) && !sibling)
    .map((place) => scoreOperation(documents, place))
    .filter(({ score }) => score >= least)
    .sort((one, other) => other.score - one.score || one.place.path.length - other.place.path.length);
}

/** Every operation of the document. */
export function placesIn(documents: Documents): readonly OperationPlace[] {
  return operationsOf(documents.root.value, (path) => documents.pathItem(path)?.value);
}

function scoreOperation(documents: Documents, place: OperationPlace): ScoredOperation {
  const segments = place.path.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const operation = documents.child(
    documents.pathItem(place.path) ?? documents.root,
    place.method.toLowerCase(),
  )?.value;
  const words = isObject(operation) ? `${operation.operationId ?? ''} ${operation.summary ?? ''}` : '';
  const named = segments.findLast((segment) => !segment.startsWith('{')) ?? '';
  const points: [number, string][] = [
    [place.method === 'POST' ? 1 : 3, place.method],
    [soundsLikePeople(place.path) ? 3 : 0, 'the path is about people'],
    [/roles?$|permissions?$|access(_?level)?$/i.test(last) ? 3 : 0, 'the path ends in a role'],
    [/\{[^}]*\}/.test(segments.slice(-2).join('/')) ? 2 : 0, 'the path names one of many'],
    [/(update|change|set|assign|edit|modify).*(role|permission|access)/i.test(words) ? 3 : 0, 'its summary says so'],
    [/(update|change|edit|modify|patch).*(user|member|person)/i.test(words) ? 2 : 0, 'it updates people'],
    [/^(roles?|permissions?)$/i.test(named) && !soundsLikePeople(place.path) ? -6 : 0, 'it is about roles themselves'],
    [isObject(operation) && operation.deprecated === true ? -2 : 0, 'it is deprecated'],
    [place.method === 'POST' && !last.includes('{') && !/\{/.test(place.path) ? -2 : 0, 'it may create'],
  ];
  if (points.reduce((sum, [value]) => sum + value, 0) >= 3) points.push(fieldPoints(documents, place));
  const because = points.filter(([value]) => value > 0).map(([, word]) => word);
  return { place, score: points.reduce((sum, [value]) => sum + value, 0), because };
}

function fieldPoints(documents: Documents, place: OperationPlace): [number, string] {
  const { documented } = readRequest(documents, place, []);
  const fields = fieldsOf(documented, 3).map(({ name }) => ({ name, score: roleScore(name) }));
  const best = fields.sort((one, other) => other.score - one.score)[0];
  return best === undefined || best.score < 2
    ? [-4, 'no field of it is a role']
    : [best.score, `it takes ${best.name}`];
}
