import type { JsonObject } from '../model/json.ts';
import { type DocumentParts, wholeParts } from './document-parts.ts';
import { findOperation } from './find-operation.ts';
import type { NoteGap } from './gap.ts';
import { formOf, parseDocuments } from './parse-document.ts';
import { pickOperations, refersOutside } from './pick-operations.ts';
import { UnusualForm } from './yaml-outline.ts';
import { yamlParts } from './yaml-parts.ts';

/** Characters from which on a YAML document is read in parts. */
const large = 200_000;

/**
 * The OpenAPI document in a text. A large one comes back with no more than the operations wanted (the first may be left
 * open) and what they refer to; of a page that shows several documents, it is the one that has the first operation.
 */
export function openDocument(
  text: string,
  file: string,
  note: NoteGap,
  wanted: readonly (string | undefined)[],
): JsonObject {
  const [first, ...others] = wanted;
  if (text.length >= large && formOf(text) === 'yaml' && !/^["']?swagger["']?\s*:/m.test(text)) {
    const picked = pickFromParts(text, file, note, wanted);
    if (picked !== undefined) return picked;
  }
  const documents = parseDocuments(text, file, note);
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return only;
  const all = documents.map((document) => ({ document, parts: wholeParts(document) }));
  const place = findOperation(
    all.flatMap(({ parts }) => parts.operations),
    first,
    file,
  );
  const known = (parts: DocumentParts, id: string | undefined) =>
    parts.operations.some((operation) => operation.id === id);
  const fitting = all.filter(({ parts }) => known(parts, place.id));
  // Of several versions the one that has the reads too.
  const best = fitting.find(({ parts }) => others.every((id) => known(parts, id))) ?? fitting[0];
  return (best ?? all[0])?.document ?? {};
}

function pickFromParts(
  text: string,
  file: string,
  note: NoteGap,
  wanted: readonly (string | undefined)[],
): JsonObject | undefined {
  try {
    const parts = yamlParts(text, file, note);
    const { operations } = parts;
    const first = findOperation(operations, wanted[0], file);
    const rest = wanted.slice(1).flatMap((id) => operations.find((operation) => operation.id === id) ?? []);
    // What is not there is best told with everything that is.
    if (rest.length < wanted.length - 1) return undefined;
    const picked = pickOperations(parts, [first, ...rest]);
    // Other files may refer back to parts that have been left out.
    return refersOutside(picked) ? undefined : picked;
  } catch (error) {
    if (error instanceof UnusualForm) return undefined;
    throw error;
  }
}
