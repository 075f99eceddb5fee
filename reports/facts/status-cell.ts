import type { StatusRow } from '../../harness/model/run.ts';
import { wordsOf } from './outcome-words.ts';

/** One cell of the contract by status matrix in plain text: sign and word, how often, whether it is documented. */
export function statusCell(row: StatusRow | undefined): string {
  if (!row) return '·';
  if (row.outcome === 'not-provoked') return `${wordsOf('skipped').sign} not provoked`;
  const { sign, word } = wordsOf(row.outcome);
  return `${sign} ${word}${row.provoked > 0 ? ` ×${row.provoked}` : ''}${row.documented ? '' : ' undocumented'}`;
}

/** The same in as few columns as a terminal may have; `*` marks what is not documented. */
export function shortStatusCell(row: StatusRow | undefined): string {
  if (!row) return '·';
  const { sign, word } =
    row.outcome === 'not-provoked' ? { sign: wordsOf('skipped').sign, word: 'none' } : wordsOf(row.outcome);
  return `${sign} ${word}${row.documented ? '' : '*'}`;
}
