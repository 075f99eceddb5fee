import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import type { SchemaField } from './fields.ts';
import { opposites } from './infer-unassign.ts';
import { pathParameters, segmentsOf, shapeOf } from './path-parameters.ts';
import { placesIn } from './shown-beside.ts';
import { isOfRole } from './words.ts';

/** Whether an update adds a role to those that the user has: the path names the role, or it posts to roles that can be deleted one by one. */
export function isAssignment(documents: Documents, place: OperationPlace, { pointer }: SchemaField): boolean {
  const inPath = pathParameters(place.path).some(({ name }) => pointer === `/{${name}}` || pointer === `/${name}`);
  const verb = segmentsOf(place.path).findLast((segment) => !segment.includes('{')) ?? '';
  if (inPath)
    return !/^(set|change|update|replace)(?![a-z])/.test(verb.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());
  if (
    place.method === 'POST' &&
    /^(assign|add|grant|attach)(?![a-z])/i.test(verb) &&
    opposites(documents, place).length > 0
  )
    return true;
  const shape = shapeOf(place.path);
  const isRemoval = ({ method, path }: OperationPlace) =>
    method === 'DELETE' && (shapeOf(path) === shape || shapeOf(path) === `${shape}/{}`);
  return (
    place.method === 'POST' && isOfRole(segmentsOf(place.path).at(-1) ?? '') && placesIn(documents).some(isRemoval)
  );
}
