import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { HarnessError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import type { NoteGap } from './gap.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

/** Most times that aliases may be expanded: generous to real documents, fatal to an alias bomb. */
const maxAliasCount = 10_000;

/** Parsed YAML with the positions of its parts. */
export interface ParsedYaml {
  readonly value: Json;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Reads YAML 1.2, and JSON with it. A key that is given twice is a gap, any other mistake a `DOCUMENT_UNREADABLE` with
 * line and column. `firstLine` is the line of `file` on which the text begins.
 */
export function parseYaml(text: string, file: string, note: NoteGap, firstLine = 1): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false, logLevel: 'silent' });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    const place = `${file}:${line + firstLine - 1}:${col}`;
    if (error.code !== 'DUPLICATE_KEY') throw unreadable(error, place, text.length);
    const key = /^[^\n:]*/.exec(text.slice(error.pos[0], error.pos[0] + 80))?.[0] ?? '';
    note('duplicate-key', `the key ${key.trim()} is given twice at ${place}`, 'each key once', 'the last one is used');
  }
  const value = toJson(document, file);
  refuseUnsafe(value, file);
  return { value, document, lines };
}

function unreadable(error: YAMLError, place: string, length: number): HarnessError {
  const cut = error.pos[0] >= length - 1 ? '; the text ends too early, it may be cut off' : '';
  const message = `${place} is not valid YAML: ${error.message.replace(/\s+/g, ' ')}${cut}`;
  return new HarnessError('DOCUMENT_UNREADABLE', message, `correct ${place}`, { cause: error });
}

function toJson(document: Document, file: string): Json {
  try {
    return (document.toJS({ maxAliasCount }) ?? null) as Json;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    // An alias inside its own anchor is found out as a result that is not there yet.
    const endless = /excessive alias count|should not happen/i.test(why);
    throw new HarnessError(
      endless ? 'DOCUMENT_UNSAFE' : 'DOCUMENT_UNREADABLE',
      endless
        ? `${file} expands aliases without bound: expected at most ${maxAliasCount} expansions (${why})`
        : `${file} is not valid YAML: ${why}`,
      endless ? 'write the values out instead of using aliases' : `correct ${file}`,
      { cause },
    );
  }
}
