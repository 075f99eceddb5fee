import type { RunSummary } from '../model/run.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';

/** What a run ends with. */
export interface RunEnd {
  readonly exitCode: 0 | 1 | 3 | 4;
  /** Why it is not 0, one sentence each. */
  readonly reasons: readonly string[];
}

/** The one roll-up: 4 when the harness broke, else 1 for failures, else 3 for what was not tried or is hollow, else 0. */
export function exitCodeOf(verdicts: readonly Verdict[], summaries: readonly RunSummary[]): RunEnd {
  const count = (outcome: Outcome) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const total = verdicts.length;
  const broken = say(count('error'), (number) => `the harness broke on ${number} of ${total} requirements`);
  const failed = [
    ...say(count('fail'), (number) => `${number} of ${total} requirements failed`),
    ...summaries.flatMap((summary) => {
      const lost = summary.restore?.failed.length ?? 0;
      return say(lost, (number) => `${summary.contract}: ${number} subjects could not be put back`);
    }),
  ];
  const incomplete = [
    ...say(count('blocked'), (number) => `${number} of ${total} requirements could not be tried`),
    ...summaries.flatMap(({ contract, hollow }) =>
      hollow === undefined ? [] : [`${contract}: the run is hollow: ${hollow}`],
    ),
    ...(count('skipped') === total ? ['no requirement was tried'] : []),
  ];
  const reasons = [...broken, ...failed, ...incomplete];
  if (broken.length > 0) return { exitCode: 4, reasons };
  if (failed.length > 0) return { exitCode: 1, reasons };
  return { exitCode: incomplete.length > 0 ? 3 : 0, reasons };
}

function say(number: number, sentence: (number: number) => string): readonly string[] {
  return number > 0 ? [sentence(number)] : [];
}
