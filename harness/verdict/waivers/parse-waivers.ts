import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { nearestNames } from '../../domain/nearest-names.ts';
import { keysOf } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Waiver, WaiverFile } from '../../model/waiver.ts';
import { compile } from '../../schema/compile.ts';
import { waiversSchema } from './waivers-schema.ts';

/** Most mistakes that one message tells. */
const most = 8;

/** Reads the text of a waiver file; mistakes are one `WAIVER_INVALID` with lines, columns and what was expected. */
export function parseWaivers(text: string, file: string): WaiverFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const hint = `correct the YAML at ${file}:${line}`;
    throw new HarnessError('WAIVER_INVALID', `${file}:${line}:${col}: ${oneLine(broken.message)}`, hint, {
      cause: broken,
    });
  }
  const value = toPlain(document, file);
  const errors = compile(waiversSchema()).errors(value);
  if (errors.length > 0) {
    const told = errors.map(({ pointer, message, expected, received }) => {
      const { line, col } = lines.linePos(rangeOf(document, keysOf(pointer))[0]);
      const meant = nearestNames(received.replace(/^"|"$/g, ''), [
        expected.replace(/^const /, '').replace(/^"|"$/g, ''),
      ]);
      const hint = meant[0] === undefined ? '' : `; did you mean ${meant[0]}?`;
      return `${file}:${line}:${col}: ${message}; expected ${expected}, received ${received}${hint}`;
    });
    const facts = [...new Set(told)].slice(0, most).join('\n');
    throw new HarnessError(
      'WAIVER_INVALID',
      facts,
      'see docs/waivers.md, or name specs/waivers.schema.json in your editor',
    );
  }
  // The schema has just said that it has this form.
  const { waivers } = value as {
    readonly waivers: readonly (Omit<Waiver, 'at' | 'lastLine' | 'expect'> & Partial<Pick<Waiver, 'expect'>>)[];
  };
  return {
    file,
    entries: waivers.map((waiver, index) => {
      const [start, end] = rangeOf(document, ['waivers', String(index)]);
      const lastLine = lines.linePos(start + text.slice(start, end).trimEnd().length).line;
      return { expect: {}, ...waiver, at: `${file}:${lines.linePos(start).line}`, lastLine };
    }),
  };
}

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const hint = 'write the values out instead of using aliases';
    throw new HarnessError('WAIVER_INVALID', `${file}: aliases cannot be expanded`, hint, { cause });
  }
}

/** First and last offset of what stands at a path, or of the nearest thing above it that is there. */
function rangeOf(document: Document, path: readonly string[]): readonly [number, number] {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length).map(step), true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}

function step(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
