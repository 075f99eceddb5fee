/** One member of a block mapping: its lines, its own indentation, and what stands on its first line after the colon. */
export interface OutlineEntry {
  readonly key: string;
  /** First line, from 0. */
  readonly from: number;
  /** Line after the last. */
  readonly to: number;
  readonly inline: string;
}

/** The text is valid but not of the plain block form that an outline can be trusted on. */
export class UnusualForm extends Error {
  override readonly name = 'UnusualForm';
}

const nothing = new Set(['', '~', 'null', 'Null', 'NULL']);
const keyLine =
  /^(?:"((?:[^"\\]|\\["\\/])*)"|'((?:[^']|'')*)'|([^\s"'[\]{}&*!|>%@`#?,:-].*?|[?:-]\S.*?))\s*:(?:\s+(.*))?$/;

/**
 * The members of the block mapping in the lines from `from` to `to`, found by indentation alone: inside a member every
 * line is indented deeper, but for the items of a sequence (YAML 1.2.2, 8.2). Throws `UnusualForm` where the text leaves
 * the form in which that holds.
 */
export function outline(lines: readonly string[], from: number, to: number): readonly OutlineEntry[] {
  const entries: (OutlineEntry & { to: number })[] = [];
  let indent = -1;
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? '';
    const start = indentOf(line);
    const first = line.charCodeAt(start);
    // Blank (also a lone carriage return), or a comment.
    if (Number.isNaN(first) || first === 13 || first === 35) continue;
    if (indent === -1) indent = start;
    if (start > indent) continue;
    if (start < indent || first === 9) throw new UnusualForm(`line ${index + 1} is indented in an unusual way`);
    if (first === 45 && /^-(\s|$)/.test(line.slice(start))) {
      if (entries.length === 0) throw new UnusualForm(`line ${index + 1} begins a sequence`);
      continue;
    }
    entries.push({ ...readKey(line.slice(start), index), from: index, to });
    const previous = entries.at(-2);
    if (previous) previous.to = index;
  }
  return entries;
}

/** Spaces at the start of a line. */
function indentOf(line: string): number {
  let spaces = 0;
  while (line.charCodeAt(spaces) === 32) spaces += 1;
  return spaces;
}

function readKey(text: string, index: number): { readonly key: string; readonly inline: string } {
  const [, double, single, plain, value = ''] = keyLine.exec(text.trimEnd()) ?? [];
  const inline = /^#/.test(value) ? '' : value.trim();
  if (double !== undefined) return { key: double.replaceAll(/\\(.)/g, '$1'), inline };
  if (single !== undefined) return { key: single.replaceAll("''", "'"), inline };
  // Keys that are read as null or as numbers are written otherwise in JSON.
  if (plain === undefined || /:\s|\s#/.test(plain) || nothing.has(plain) || isNumber(plain)) {
    throw new UnusualForm(`line ${index + 1} is no plain key`);
  }
  return { key: plain, inline };
}

function isNumber(text: string): boolean {
  return !Number.isNaN(Number(text)) || /^[-+]?\.?(inf|nan)$/i.test(text);
}
