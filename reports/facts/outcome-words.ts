import type { Outcome } from '../../harness/model/verdict.ts';

/** How one outcome is shown: always icon, word and color together. */
export interface OutcomeWords {
  readonly outcome: Outcome;
  /** One character for plain text. */
  readonly sign: string;
  readonly word: string;
  readonly meaning: string;
  /** What it does to the run. */
  readonly counts: string;
}

/** Every outcome, most urgent first: the legend of all formats. */
export const outcomeWords: readonly OutcomeWords[] = [
  { outcome: 'fail', sign: '✗', word: 'fail', meaning: 'a MUST did not hold', counts: 'fails the run' },
  { outcome: 'error', sign: '⚡', word: 'error', meaning: 'the harness itself broke', counts: 'fails the run' },
  {
    outcome: 'blocked',
    sign: '⊘',
    word: 'blocked',
    meaning: 'applies, but could not be tried: a caller, a fixture, budget or a first success was missing',
    counts: 'leaves the run incomplete',
  },
  {
    outcome: 'warn',
    sign: '!',
    word: 'warn',
    meaning: 'a SHOULD did not hold, or the document is silent or contradicts itself',
    counts: 'counted, does not fail the run',
  },
  {
    outcome: 'waived',
    sign: '◆',
    word: 'waived',
    meaning: 'fails exactly as a valid waiver says',
    counts: 'counted and shown, does not fail the run',
  },
  { outcome: 'pass', sign: '✓', word: 'pass', meaning: 'was tried, and held', counts: 'green' },
  {
    outcome: 'skipped',
    sign: '–',
    word: 'skipped',
    meaning: 'does not apply to this contract, or was not permitted; the reason is named',
    counts: 'not counted',
  },
];

const byOutcome = new Map(outcomeWords.map((words) => [words.outcome, words]));

/** The words of one outcome. */
export function wordsOf(outcome: Outcome): OutcomeWords {
  const words = byOutcome.get(outcome);
  // The list above has every outcome; a test holds it to that.
  return words as OutcomeWords;
}
