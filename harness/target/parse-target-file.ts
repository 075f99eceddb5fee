import type { Pointer } from '../model/json.ts';
import { parseChecked } from './parse-checked.ts';
import { targetsSchema } from './targets-schema.ts';
import type { WrittenTarget } from './written-target.ts';

/** A target file as it is written: sound by its schema, nothing filled in. */
export interface ParsedTargetFile {
  readonly file: string;
  readonly targets: Readonly<Record<string, WrittenTarget>>;
  /** `file:line:column` of a place, or of the nearest one above that is there. */
  where(pointer: Pointer, part?: 'key' | 'value'): string;
}

/** Reads the text of a target file; a mistake is a `TARGET_INVALID` with line, column and what was expected. */
export function parseTargetFile(text: string, file: string): ParsedTargetFile {
  const { value, where } = parseChecked(text, file, targetsSchema());
  // The schema has just said that it has this form.
  return { file, targets: (value as { targets: Record<string, WrittenTarget> }).targets, where };
}
