import type { JsonSchema } from '../../model/json.ts';
import type { Documents } from '../documents.ts';
import { type OperationPlace, operationsOf } from '../find-operation.ts';
import { readOperation } from '../read-operation.ts';
import { successOf } from './infer-user.ts';
import { readPaths } from './read-paths.ts';

/** Every operation of the document. */
export function placesIn(documents: Documents): readonly OperationPlace[] {
  return operationsOf(documents.root.value, (path) => documents.pathItem(path)?.value);
}

/** What the update responds, else what a read of the same path does. */
export function shownBeside(
  documents: Documents,
  place: OperationPlace,
  all: readonly OperationPlace[] = placesIn(documents),
): JsonSchema | undefined {
  const own = successOf(readOperation(documents, place)).schema;
  const read = all.find(({ method, path }) => method === 'GET' && path === place.path);
  return own ?? (read && successOf(readOperation(documents, read)).schema);
}

/** What the reads by POST beside an operation respond: `/members/get` beside `/members/update`. */
export function readSchemas(
  documents: Documents,
  { path }: OperationPlace,
  all: readonly OperationPlace[] = placesIn(documents),
): readonly JsonSchema[] {
  const { isRead } = readPaths(path, { request: { in: 'body', pointer: '' } });
  const reads = all.filter((other) => other.method === 'POST' && other.path !== path && isRead(other.path));
  return reads.map((other) => successOf(readOperation(documents, other)).schema ?? true);
}
