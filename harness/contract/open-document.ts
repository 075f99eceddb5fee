import type { JsonObject } from '../model/json.ts';
import { findOperation, operationsOf } from './find-operation.ts';
import type { NoteGap } from './gap.ts';
import { parseDocuments } from './parse-document.ts';

/** The OpenAPI document in a text; of a page that shows several, the one that has the first of the operations. */
export function openDocument(
  text: string,
  file: string,
  note: NoteGap,
  wanted: readonly (string | undefined)[],
): JsonObject {
  const documents = parseDocuments(text, file, note);
  const [first] = documents;
  const fitting = documents.find((document) => operationsOf(document).some(({ id }) => id === wanted[0]));
  if (fitting !== undefined) return fitting;
  if (first !== undefined && documents.length === 1) return first;
  const places = documents.flatMap((document) => operationsOf(document).map((place) => ({ ...place, document })));
  const found = findOperation(places, wanted[0], file);
  return places.find(({ id }) => id === found.id)?.document ?? (first as JsonObject);
}
