import type { RunSummary, RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import type { Run } from '../run.ts';
import { isOmitted } from './is-omitted.ts';
import { outcomeWords } from './outcome-words.ts';

/** How a contract stands: what its own verdicts amount to. */
export type Standing = 'broken' | 'fails' | 'incomplete' | 'conforms';

/** One contract on one target, counted. */
export interface ContractCounts {
  readonly contract: string;
  readonly target: string;
  readonly title: string;
  readonly verdicts: readonly RunVerdict[];
  readonly summary: RunSummary | undefined;
  readonly counts: Counts;
  readonly standing: Standing;
}

/** Verdicts by outcome, and the denominator: all that apply. */
export type Counts = Readonly<Record<Outcome, number>> & {
  readonly applicable: number;
  /** Of those that fail: only as in the baseline. */
  readonly old: number;
  /** Of the waived: not tried, which is accepted. */
  readonly omitted: number;
};

/** Every contract and target that the record names, in the order of the header. */
export function countContracts(run: Run): readonly ContractCounts[] {
  const pairs = new Map<string, { contract: string; target: string; verdicts: RunVerdict[] }>();
  const pairOf = (contract: string, target: string) => {
    const key = JSON.stringify([contract, target]);
    const pair = pairs.get(key) ?? { contract, target, verdicts: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const verdict of run.verdicts) pairOf(verdict.contract, verdict.target).verdicts.push(verdict);
  for (const { contract, target } of run.summaries) pairOf(contract, target);
  const started = new Set([...pairs.values()].map(({ contract }) => contract));
  for (const { id } of run.header.contracts) if (!started.has(id)) pairOf(id, run.header.targets[0]?.name ?? '');
  const order = new Map(run.header.contracts.map(({ id }, index) => [id, index]));
  const place = (contract: string) => order.get(contract) ?? order.size;
  return [...pairs.values()]
    .map((pair) => tally(run, pair.contract, pair.target, pair.verdicts))
    .sort((one, other) => place(one.contract) - place(other.contract));
}

/** The counts of all contracts together. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = (pick: (counts: Counts) => number) => all.reduce((total, counts) => total + pick(counts), 0);
  return {
    ...perOutcome((outcome) => sum((counts) => counts[outcome])),
    applicable: sum((counts) => counts.applicable),
    old: sum((counts) => counts.old),
    omitted: sum((counts) => counts.omitted),
  };
}

function tally(run: Run, contract: string, target: string, verdicts: readonly RunVerdict[]): ContractCounts {
  const counted = perOutcome((outcome) => verdicts.filter((verdict) => verdict.outcome === outcome).length);
  const counts: Counts = {
    ...counted,
    applicable: verdicts.length - counted.skipped,
    old: verdicts.filter(({ outcome, old }) => outcome === 'fail' && old).length,
    omitted: verdicts.filter(isOmitted).length,
  };
  const summary = run.summaries.find((one) => one.contract === contract && one.target === target);
  const title = run.header.contracts.find(({ id }) => id === contract)?.title ?? contract;
  return { contract, target, title, verdicts, summary, counts, standing: standingOf(counts, summary) };
}

function standingOf(counts: Counts, summary: RunSummary | undefined): Standing {
  if (counts.error > 0) return 'broken';
  if (counts.fail > 0 || (summary?.restore?.failed.length ?? 0) + (summary?.restore?.differences?.length ?? 0) > 0)
    return 'fails';
  if (counts.blocked > 0 || counts.applicable === 0 || !summary || summary.inconclusive !== undefined)
    return 'incomplete';
  return 'conforms';
}

function perOutcome(count: (outcome: Outcome) => number): Record<Outcome, number> {
  // Object.fromEntries forgets its keys; the list has every outcome.
  return Object.fromEntries(outcomeWords.map(({ outcome }) => [outcome, count(outcome)])) as Record<Outcome, number>;
}
