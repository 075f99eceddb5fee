import type { JsonObject } from '../model/json.ts';
import { findOperation, operationsOf } from './find-operation.ts';
import type { NoteGap } from './gap.ts';
import { parseDocuments } from './parse-document.ts';

/** The OpenAPI document in a text; of a page that shows several, the one that has the first operation wanted (which may be left open). */
export function openDocument(
  text: string,
  file: string,
  note: NoteGap,
  wanted: readonly (string | undefined)[],
): JsonObject {
  const [first, ...others] = wanted;
  const documents = parseDocuments(text, file, note);
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return only;
  const all = documents.map((document) => ({ document, operations: operationsOf(document) }));
  const place = findOperation(
    all.flatMap(({ operations }) => operations),
    first,
    file,
  );
  const fitting = all.filter(({ operations }) => operations.some(({ id }) => id === place.id));
  // Of several versions the one that has the reads too.
  const best = fitting.find(({ operations }) =>
    others.every((wantedId) => operations.some(({ id }) => id === wantedId)),
  );
  return (best ?? fitting[0] ?? all[0])?.document ?? {};
}
