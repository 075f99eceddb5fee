import { visibleLine } from './visible-text.ts';

/** A text as Markdown code, so that nothing in it is markup, a link or a mention; fit for a table cell. */
export function markdownCode(text: string): string {
  const line = visibleLine(text);
  if (line.trim() === '') return '`(empty)`';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // A table splits its cells before it looks for code, and takes `\|` for a bar in both.
  return `${fence}${space}${line.replaceAll('|', '\\|')}${space}${fence}`;
}

/** A text as Markdown prose in which every character stands for itself. */
export function markdownProse(text: string): string {
  return visibleLine(text)
    .replace(/[\\`*_{}[\]()<>#+!|~&$^=-]/g, (mark) => (mark === '-' || mark === '=' ? mark : `\\${mark}`))
    .replace(/@|:(?=\/\/)|\bwww\./gi, (start) => `${start.slice(0, 1)}<!-- -->${start.slice(1)}`);
}
