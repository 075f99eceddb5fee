import type { Profile } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import { nearestOperations, type OperationPlace } from '../find-operation.ts';
import { pathParameters, shapeOf } from '../infer/path-parameters.ts';
import { placesIn } from '../infer/shown-beside.ts';
import { siblingsOf } from '../open-contract.ts';
import { readOperation } from '../read-operation.ts';
import { readRequest } from '../read-request.ts';
import type { Change } from './change.ts';
import { compareOperations, type Described } from './compare-operations.ts';

/** What a published document says differently of a contract's operations, and where they stand in it. */
interface Comparison {
  readonly changes: readonly Change[];
  /** The operations of the contract that the published document has, as it calls them: the update first. */
  readonly places: readonly OperationPlace[];
}

/** Compares the operations that a contract uses, as two documents describe them. */
export function compareDocuments(
  stored: Documents,
  published: Documents,
  profile: Pick<Profile, 'reads' | 'unassign' | 'document'>,
): Comparison {
  const known = placesIn(stored);
  const update = known.find(({ id }) => id === profile.document.operation) ?? known.find(({ sibling }) => !sibling);
  const ids = [update?.id, ...siblingsOf(profile)].filter((id) => id !== undefined);
  const all = placesIn(published);
  // What a page of one operation does not show has not gone.
  const isPage = published.root.value['x-page'] !== undefined;
  const changes: Change[] = [];
  const places: OperationPlace[] = [];
  for (const id of new Set(ids)) {
    const before = known.find((place) => place.id === id);
    if (before === undefined) continue;
    const after = findAgain(before, all);
    if (after === undefined) {
      if (isPage && id !== update?.id) continue;
      const near = nearestOperations(
        id,
        all.map((place) => place.id),
      )[0];
      const change = { id: 'api-removed', severity: 'breaking', operation: id, at: 'operation' } as const;
      changes.push({
        ...change,
        before: id,
        after: near === undefined ? 'nothing' : `nothing; the nearest is ${near}`,
      });
      continue;
    }
    places.push(after);
    const isUpdate = id === update?.id;
    const found = compareOperations(describe(stored, before, isUpdate), describe(published, after, isUpdate));
    changes.push(...(isPage ? found.filter((change) => change.id !== 'response-media-type-removed') : found));
  }
  return { changes, places };
}

function describe(documents: Documents, place: OperationPlace, isUpdate: boolean): Described {
  const operation = readOperation(documents, place);
  return isUpdate ? { operation, request: readRequest(documents, place) } : { operation };
}

/** The same method and path; else the same shape, whatever its parameters are called or stands before it. */
function findAgain(place: OperationPlace, all: readonly OperationPlace[]): OperationPlace | undefined {
  const same = all.filter(({ method }) => method === place.method);
  const shape = shapeOf(place.path);
  const ends = (path: string) => shapeOf(path).endsWith(shape) || shape.endsWith(shapeOf(path));
  return (
    same.find(({ path }) => path === place.path) ??
    same.find(({ path }) => shapeOf(path) === shape) ??
    same.find(({ path }) => ends(path) && pathParameters(path).length === pathParameters(place.path).length)
  );
}
