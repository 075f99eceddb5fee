import type { StatusRow } from '../../harness/model/run.ts';
import { wordsOf } from './outcome-words.ts';

/** What a cell of the status matrix shows; `seen`: it came, is not documented, and nobody has to act. */
export type CellOutcome = StatusRow['outcome'] | 'seen';

/** Sign of a status code that is seen and not documented: a footnote, not a warning. */
export const seenSign = '○';

/** The outcome of a cell: what is not documented but customary is a note. */
export function cellOutcome({ outcome, documented }: StatusRow): CellOutcome {
  return !documented && (outcome === 'warn' || outcome === 'pass') ? 'seen' : outcome;
}

/** One cell of the contract by status matrix in plain text: sign and word, and how often. */
export function statusCell(row: StatusRow | undefined): string {
  if (!row) return '·';
  const word = signAndWord(row, 'not provoked');
  return `${word}${row.provoked > 0 ? ` ×${row.provoked}` : ''}${isSilent(row) ? ' undocumented' : ''}`;
}

/** The same in as few columns as a terminal may have; `*` marks what is not documented and matters. */
export function shortStatusCell(row: StatusRow | undefined): string {
  return row ? `${signAndWord(row, 'none')}${isSilent(row) ? '*' : ''}` : '·';
}

function isSilent(row: StatusRow): boolean {
  return !row.documented && cellOutcome(row) !== 'seen';
}

function signAndWord(row: StatusRow, none: string): string {
  const outcome = cellOutcome(row);
  if (outcome === 'seen') return `${seenSign} seen`;
  if (outcome === 'not-provoked') return `${wordsOf('skipped').sign} ${none}`;
  const { sign, word } = wordsOf(outcome);
  return `${sign} ${word}`;
}
