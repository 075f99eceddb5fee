import type { Outcome } from '../../harness/model/verdict.ts';

/** How one outcome is shown: always icon, word and color together. */
interface OutcomeWords {
  readonly outcome: Outcome;
  /** One character for plain text. */
  readonly sign: string;
  readonly word: string;
  /** What it does to the run. */
  readonly counts: string;
}

/** Every outcome, most urgent first: the legend of all formats. */
export const outcomeWords: readonly OutcomeWords[] = [
  { outcome: 'fail', sign: '✗', word: 'fail', counts: 'fails the run' },
  { outcome: 'error', sign: '⚡', word: 'error', counts: 'fails the run' },
  {
    outcome: 'blocked',
    sign: '⊘',
    word: 'blocked',
    counts: 'leaves the run incomplete',
  },
  {
    outcome: 'warn',
    sign: '!',
    word: 'warn',
    counts: 'counted, does not fail the run',
  },
  {
    outcome: 'waived',
    sign: '◆',
    word: 'waived',
    counts: 'counted and shown, does not fail the run',
  },
  { outcome: 'pass', sign: '✓', word: 'pass', counts: 'green' },
  {
    outcome: 'skipped',
    sign: '–',
    word: 'skipped',
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
