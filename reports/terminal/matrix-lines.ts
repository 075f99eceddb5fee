import type { ContractCounts } from '../facts/contract-counts.ts';
import { outcomeWords } from '../facts/outcome-words.ts';
import { cellOutcome, seenSign, shortStatusCell, statusCell } from '../facts/status-cell.ts';
import { statusesOf } from '../facts/statuses-of.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { Paint } from './paint.ts';

/** The contract by status matrix, in short words where the whole ones do not fit, with what its signs mean. */
export function matrixLines(tallies: readonly ContractCounts[], width: number, paint: Paint): string {
  if (statusesOf(tallies).length === 0) return '';
  const whole = tableLines(tallies, statusCell, paint);
  const isShort = whole.width > width;
  const { text } = isShort ? tableLines(tallies, shortStatusCell, paint) : whole;
  const rows = tallies.flatMap(({ summary }) => summary?.statuses ?? []);
  const notes = [
    ...(isShort && text.includes(' none') ? ['– none: not provoked'] : []),
    ...(text.includes('·') ? ['·: not documented'] : []),
    ...(rows.some((row) => cellOutcome(row) === 'seen')
      ? [`${seenSign} seen: customary, but not documented; the report says for what`]
      : []),
    ...(isShort && text.includes('*') ? ['*: not documented'] : []),
  ];
  return notes.length === 0 ? text : `${text}\n${paint('skipped', `(${notes.join('; ')})`)}`;
}

function tableLines(tallies: readonly ContractCounts[], cellOf: typeof statusCell, paint: Paint) {
  const statuses = statusesOf(tallies);
  const rows = tallies.map(({ contract, target, summary }) => {
    const cells = new Map(summary?.statuses.map((row) => [row.status, row]));
    return [`${contract} ${target}`, ...statuses.map((status) => cellOf(cells.get(status)))].map(visibleLine);
  });
  const all = [['', ...statuses.map(visibleLine)], ...rows];
  const widths = ['', ...statuses].map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => paintSign(cell.padEnd(widths[column] ?? 0), paint))
      .join('  ')
      .trimEnd();
  return { text: all.map(line).join('\n'), width: widths.reduce((sum, one) => sum + one + 2, -2) };
}

function paintSign(cell: string, paint: Paint): string {
  if (cell.startsWith(seenSign)) return paint('skipped', cell);
  const found = outcomeWords.find(({ sign }) => cell.startsWith(`${sign} `));
  return found ? paint(found.outcome, cell) : cell;
}
