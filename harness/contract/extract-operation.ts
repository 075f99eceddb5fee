import { dirname } from 'node:path';
import { stringify } from 'yaml';
import type { Finding } from '../model/finding.ts';
import { noteDocumentGaps } from './document-gaps.ts';
import { Documents } from './documents.ts';
import { findOperation, operationsOf } from './find-operation.ts';
import { gapList } from './gap.ts';
import type { LoadOptions } from './open-contract.ts';
import { openDocument } from './open-document.ts';
import { pickOperations, refersOutside } from './pick-operations.ts';
import { readOperation } from './read-operation.ts';
import { readRequest } from './read-request.ts';
import { readSource, shown } from './read-source.ts';

/** One operation as a small document of its own. */
interface Extracted {
  readonly yaml: string;
  /** What is odd about it. */
  readonly gaps: readonly Finding[];
}

/**
 * One operation of a published document (YAML, JSON, or a Markdown page) with what it refers to and nothing else, as
 * OpenAPI in YAML. `operation` may be left out where there is only one.
 */
export async function extractOperation(
  file: string,
  operation?: string,
  options: LoadOptions = {},
): Promise<Extracted> {
  const text = readSource(file);
  const list = gapList();
  const whole = openDocument(text, shown(file), list.note, [operation]);
  const documents = new Documents(
    whole,
    file,
    list.note,
    options.allowExternalRefs === true ? undefined : dirname(file),
  );
  const places = operationsOf(whole, (path) => documents.pathItem(path)?.value);
  const place = findOperation(places, operation, shown(file));
  const small = pickOperations(whole, [place]);
  if (refersOutside(small)) {
    const fact = 'the operation refers to other files, which the extracted document still does';
    list.note('ref-outside', fact, 'one file', 'several', place.pointer);
  }
  noteDocumentGaps(readOperation(documents, place), readRequest(documents, place), whole, list.note);
  const head = `# ${place.id} and what it refers to, extracted from ${shown(file)}\n`;
  // A page may show other operations beside this one: their oddities are not its own.
  const item = place.pointer.replace(/\/[^/]*$/, '');
  const gaps = list.gaps().filter(({ at = '' }) => !at.startsWith('/paths/') || at.startsWith(item));
  return { yaml: head + stringify(small, { lineWidth: 120, aliasDuplicateObjects: false }), gaps };
}
