import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { type Gravity, gravityOf } from './severity.ts';

/** A verdict that found something. */
export type FailedVerdict = Extract<RunVerdict, { readonly outcome: 'fail' | 'warn' | 'waived' }>;

/** Failures of one contract that show the same thing. */
export interface Problem {
  readonly contract: string;
  readonly target: string;
  /** The findings' code. */
  readonly code: string;
  /** The fact of the most severe one. */
  readonly fact: string;
  readonly severity: Gravity;
  /** Most severe first. Each verdict stands in one group: that of its first finding. */
  readonly verdicts: readonly [FailedVerdict, ...FailedVerdict[]];
  /** How often it was seen. */
  readonly times: number;
}

/** The failures of a run, grouped by contract and by what was seen; most severe first, then the most seen. */
export function problems(verdicts: readonly RunVerdict[]): readonly Problem[] {
  const groups = new Map<string, FailedVerdict[]>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'fail') continue;
    const key = JSON.stringify([verdict.contract, verdict.target, verdict.findings[0].code]);
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()]
    .flatMap((members) => {
      const [first, ...others] = members.sort((one, other) => gravityOf(one).rank - gravityOf(other).rank);
      return first ? [groupOf(first, others)] : [];
    })
    .sort((one, other) => one.severity.rank - other.severity.rank || other.times - one.times);
}

function groupOf(first: FailedVerdict, others: readonly FailedVerdict[]): Problem {
  const { code, fact } = first.findings[0];
  const times = [first, ...others].reduce((sum, { findings }) => sum + timesOf(findings, code), 0);
  const { contract, target } = first;
  return { contract, target, code, fact, severity: gravityOf(first), verdicts: [first, ...others], times };
}

function timesOf(findings: readonly Finding[], code: string): number {
  return findings.reduce((sum, finding) => sum + (finding.code === code ? (finding.times ?? 1) : 0), 0);
}
