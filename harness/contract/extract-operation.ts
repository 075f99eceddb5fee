import { dirname } from 'node:path';
import { stringify } from 'yaml';
import type { Finding } from '../model/finding.ts';
import { noteDocumentGaps } from './document-gaps.ts';
import { wholeParts } from './document-parts.ts';
import { Documents } from './documents.ts';
import { findOperation } from './find-operation.ts';
import { gapList } from './gap.ts';
import { openDocument } from './open-document.ts';
import { pickOperations } from './pick-operations.ts';
import { readOperation } from './read-operation.ts';
import { readRequest } from './read-request.ts';
import { readSource, shown } from './read-source.ts';
import { UnusualForm } from './yaml-outline.ts';

/** One operation as a small document of its own. */
export interface Extracted {
  readonly yaml: string;
  /** What is odd about it. */
  readonly gaps: readonly Finding[];
}

/**
 * One operation of a published document (YAML, JSON, or a Markdown page) with what it refers to and nothing else, as
 * OpenAPI in YAML. `operation` may be left out where there is only one.
 */
export async function extractOperation(file: string, operation?: string): Promise<Extracted> {
  const text = readSource(file);
  const list = gapList();
  const whole = openDocument(text, shown(file), list.note, [operation]);
  const parts = wholeParts(whole);
  const place = findOperation(parts.operations, operation, shown(file));
  let small = whole;
  try {
    small = pickOperations(parts, [place]);
  } catch (error) {
    // A reference leads past the components: nothing can be left out with certainty.
    if (!(error instanceof UnusualForm)) throw error;
  }
  const documents = new Documents(small, file, list.note, dirname(file));
  noteDocumentGaps(readOperation(documents, place), readRequest(documents, place, []), small, list.note);
  const head = `# ${place.id} and what it refers to, extracted from ${shown(file)}\n`;
  // A page may show other operations beside this one: their oddities are not its own.
  const gaps = list.gaps.filter(
    ({ at = '' }) => !at.startsWith('/paths/') || at.startsWith(place.pointer.replace(/\/[^/]*$/, '')),
  );
  return { yaml: head + stringify(small, { lineWidth: 120, aliasDuplicateObjects: false }), gaps };
}
