import type { JsonObject } from '../../model/json.ts';
import type { NoteGap } from '../gap.ts';
import { isLabelPage, labelPages } from './label-page.ts';
import { isTablePage, tablePages } from './table-page.ts';

/** A form in which pages describe operations: one file of this folder each. */
interface PageDialect {
  readonly recognizes: (page: string) => boolean;
  readonly documents: (page: string, note: NoteGap) => readonly JsonObject[];
}

const dialects: readonly PageDialect[] = [
  { recognizes: isTablePage, documents: tablePages },
  { recognizes: isLabelPage, documents: labelPages },
];

/** Whether a page describes operations in a form that is known. */
export function isDescribed(page: string): boolean {
  return dialects.some(({ recognizes }) => recognizes(page));
}

/** The OpenAPI documents that a page describes. */
export function describedDocuments(page: string, note: NoteGap): readonly JsonObject[] {
  return dialects.find(({ recognizes }) => recognizes(page))?.documents(page, note) ?? [];
}
