import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { keysOf } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { JsonSchemaObject, Pointer } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { mistakeInWords } from './mistake-in-words.ts';

/** What a file holds that people wrote in YAML or JSON: sound by a schema, with the places of all that is in it. */
export interface CheckedFile {
  readonly value: unknown;
  /** `file:line:column` of a place, or of the nearest one above that is there. */
  where(pointer: Pointer, part?: 'key' | 'value'): string;
}

/** Reads a text by its schema; a mistake is a `TARGET_INVALID` with line, column and what was expected. */
export function parseChecked(text: string, file: string, schema: JsonSchemaObject): CheckedFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    intAsBigInt: true,
  });
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
  keepDigits(document, (offset) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  });
  const value = toPlain(document, file);
  refuseMistake(value, schema, where);
  return { value, where };
}

/** Refuses a value that its schema does not let through, in words. */
export function refuseMistake(value: unknown, schema: JsonSchemaObject, where: CheckedFile['where']): void {
  const [error] = compile(schema)
    .errors(value)
    // A misspelt field before the one that is missing without it; else what is deepest.
    .toSorted((a, b) => rankOf(b) - rankOf(a));
  if (error === undefined) return;
  const part = error.keyword === 'additionalProperties' ? 'key' : 'value';
  const { fact, hint } = mistakeInWords(error, schema);
  throw invalid(`${where(error.pointer, part)}: ${fact}`, hint);
}

/** Names under which a number is an id. */
const ids = new Set([
  'testUsers',
  'organization',
  'userId',
  'unknown',
  'removed',
  'foreign',
  'lastOwner',
  'managed',
  'pending',
]);

/**
 * Numbers as they are written: an id that YAML reads as another number (007, 1e3, 0x10), or that no number holds, would be
 * somebody else's.
 */
function keepDigits(document: Document, where: (offset: number) => string): void {
  visit(document, {
    Scalar: (_, node, path) => {
      const { value, source = '' } = node;
      if (typeof value !== 'bigint' && typeof value !== 'number') return;
      const name = path.findLast(isPair)?.key;
      const isId = isScalar(name) && ids.has(String(name.value));
      if (isId && source !== String(value))
        throw invalid(
          `${where(node.range?.[0] ?? 0)}: ${source} is the number ${value} in YAML, and as an id it may be meant otherwise`,
          `write it in quotes: "${source}"`,
        );
      if (typeof value !== 'bigint') return;
      const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
      if (!isSafe && !isId)
        throw invalid(`${where(node.range?.[0] ?? 0)}: ${source} cannot be kept exactly`, 'write it in quotes');
      // Ids are texts everywhere; other numbers are what they were.
      node.value = isSafe ? Number(value) : source;
    },
  });
}

function rankOf({ keyword, pointer }: { readonly keyword: string; readonly pointer: Pointer }): number {
  return (keyword === 'additionalProperties' ? 1000 : 0) + keysOf(pointer).length;
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
