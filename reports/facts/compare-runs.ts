import type { RunVerdict } from '../../harness/model/run.ts';
import type { Run } from '../run.ts';
import { isOmitted } from './is-omitted.ts';

/** How one requirement changed since the baseline. */
export interface Field {
  readonly contract: string;
  readonly target: string;
  readonly requirement: string;
  readonly before: RunVerdict | undefined;
  readonly now: RunVerdict | undefined;
}

/** What changed since the baseline. A failure that is no longer tried is not fixed. */
interface RunComparison {
  readonly newFailures: readonly Field[];
  readonly fixed: readonly Field[];
  readonly stillFailing: readonly Field[];
  readonly newlyNotTried: readonly Field[];
  /** Contracts of the baseline that this run was not about. */
  readonly absentContracts: readonly string[];
}

/** Compares by contract, requirement and target; a run against one other target is compared with it. */
export function compareRuns(now: Run, baseline: Run): RunComparison {
  const selected = new Set(now.header.contracts.map(({ id }) => id));
  const fields = pair(now, baseline).filter(({ contract }) => selected.has(contract));
  const absent = baseline.header.contracts.map(({ id }) => id).filter((id) => !selected.has(id));
  const failed = (verdict: RunVerdict | undefined) => verdict?.outcome === 'fail';
  return {
    newFailures: fields.filter((change) => failed(change.now) && !failed(change.before)),
    fixed: fields.filter((change) => failed(change.before) && tried(change.now) && !failed(change.now)),
    stillFailing: fields.filter((change) => failed(change.before) && failed(change.now)),
    newlyNotTried: fields.filter((change) => tried(change.before) && !tried(change.now)),
    absentContracts: absent,
  };
}

function pair(now: Run, baseline: Run): readonly Field[] {
  const [after, before] = [index(now), index(baseline)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, current] = [before.get(key), after.get(key)];
    const any = current ?? old;
    return any
      ? [{ contract: any.contract, target: any.target, requirement: any.requirement, before: old, now: current }]
      : [];
  });
}

function index(run: Run): ReadonlyMap<string, RunVerdict> {
  const targets = new Map<string, Set<string>>();
  for (const { contract, target } of run.verdicts) {
    targets.set(contract, (targets.get(contract) ?? new Set()).add(target));
  }
  const key = ({ contract, target, requirement }: RunVerdict) =>
    JSON.stringify([contract, requirement, (targets.get(contract)?.size ?? 0) > 1 ? target : '']);
  return new Map(run.verdicts.map((verdict) => [key(verdict), verdict]));
}

function tried(verdict: RunVerdict | undefined): boolean {
  if (verdict && isOmitted(verdict)) return false;
  switch (verdict?.outcome) {
    case 'pass':
    case 'fail':
    case 'warn':
    case 'waived':
      return true;
    case 'blocked':
    case 'skipped':
    case 'error':
    case undefined:
      return false;
  }
}

/** The comparison in one sentence, without what it is compared with. */
export function comparisonSentence(comparison: RunComparison): string {
  const { newFailures, fixed, stillFailing, newlyNotTried, absentContracts } = comparison;
  const absent = absentContracts.length === 0 ? '' : `; not in this run: ${absentContracts.join(', ')}`;
  return `${newFailures.length} new, ${fixed.length} fixed, ${stillFailing.length} still failing, ${newlyNotTried.length} newly not tried${absent}.`;
}
