import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { keysOf } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Pointer } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw invalid(`${file}:${line}:${col}: ${broken.message.replace(/\s+/g, ' ')}`, 'correct the YAML there', broken);
  }
  const where = (pointer: Pointer, part: 'key' | 'value' = 'value') => {
    const keys = keysOf(pointer);
    const { line, col } = lines.linePos(
      (part === 'key' ? keyOffset(document, keys) : undefined) ?? offsetOf(document, keys),
    );
    return `${file}:${line}:${col}`;
  };
  const value = toPlain(document, file);
  const [error] = compile(targetsSchema())
    .errors(value)
    .toSorted((a, b) => keysOf(b.pointer).length - keysOf(a.pointer).length);
  if (error !== undefined) {
    const part = error.keyword === 'additionalProperties' ? 'key' : 'value';
    const fact = `${where(error.pointer, part)}: ${error.message}; expected ${error.expected}, received ${error.received}`;
    throw invalid(fact, 'see docs/targets.md, or name specs/targets.schema.json in your editor');
  }
  // The schema has just said that it has this form.
  return { file, targets: (value as { targets: Record<string, WrittenTarget> }).targets, where };
}

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw invalid(`${file}: aliases cannot be expanded`, 'write the values out instead of using aliases', cause);
  }
}

/** Where the last key stands, rather than what it holds. */
function keyOffset(document: Document, keys: readonly string[]): number | undefined {
  const parent: unknown = document.getIn(keys.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === keys.at(-1))
    : undefined;
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function offsetOf(document: Document, keys: readonly string[]): number {
  for (let length = keys.length; length >= 0; length--) {
    const node: unknown = document.getIn(keys.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return node.range[0];
  }
  return 0;
}

function invalid(fact: string, hint: string, cause?: unknown): HarnessError {
  return new HarnessError('TARGET_INVALID', fact, hint, cause === undefined ? {} : { cause });
}
