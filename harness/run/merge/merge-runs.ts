import { HarnessError } from '../../errors.ts';
import type { CountedSummary, Gates, RunFooter, RunHeader, RunLine, RunVerdict } from '../../model/run.ts';
import type { Baseline } from '../../verdict/gates/baseline.ts';
import { RunRollUp } from '../record/run-roll-up.ts';
import { checkShards, missingParts, type ShardRun } from './check-shards.ts';
import { joinSummaries } from './join-summaries.ts';
import { joinVerdicts } from './join-verdicts.ts';
import { renumber } from './renumber.ts';

/** What merging goes by. */
interface MergeRules {
  /** In the place of the shards' own. */
  readonly gates: Gates;
  readonly baseline: Baseline | undefined;
  /** Whether a requirement is in every shard, because it judges every response. */
  readonly isRepeated: (requirement: string) => boolean;
}

/**
 * Shards of one run as the run that they are: waivers and gates are judged anew on the whole, by the same roll-up.
 * @throws HarnessError USAGE when they do not belong together, or say the same thing twice.
 */
export function mergeRuns(shards: readonly ShardRun[], rules: MergeRules): readonly [...RunLine[], RunFooter] {
  const sorted = checkShards(shards);
  const header = joinHeaders(sorted, rules.gates);
  const tally = new RunRollUp({
    gates: rules.gates,
    baseline: rules.baseline,
    waivers: header.waivers,
    today: header.startedAt.slice(0, 10),
  });
  const verdicts = joinAllVerdicts(sorted, rules.isRepeated).map((verdict) => tally.take(verdict));
  const summaries = joinAllSummaries(sorted).map((counted) => tally.sumUp(counted));
  const places = [...Map.groupBy([...verdicts, ...summaries], placeOf).values()];
  return [header, ...places.flat(), tally.footer(durationOf(sorted), missingParts(sorted))];
}

function joinHeaders(shards: readonly ShardRun[], gates: Gates): RunHeader {
  const headers = shards.map(({ run }) => run.header);
  // checkShards has refused an empty list.
  const { shard, ...first } = headers[0] as RunHeader;
  const startedAt = headers.map((header) => header.startedAt).toSorted()[0] ?? first.startedAt;
  return { ...first, options: { ...first.options, shards: shard?.of ?? 1 }, gates, startedAt };
}

function joinAllVerdicts(shards: readonly ShardRun[], isRepeated: MergeRules['isRepeated']): readonly RunVerdict[] {
  const offsets = new Map<string, number>();
  const numbered = shards.flatMap(({ file, run }) => {
    const verdicts = run.verdicts.map((verdict) => ({
      file,
      verdict: renumber(verdict, offsets.get(placeOf(verdict)) ?? 0),
    }));
    for (const { verdict } of verdicts) {
      const named = 'findings' in verdict ? verdict.findings.map(({ exchange = 0 }) => exchange) : [];
      const last = Math.max(0, ...named, ...verdict.exchanges.map(({ id }) => id));
      offsets.set(placeOf(verdict), Math.max(offsets.get(placeOf(verdict)) ?? 0, last));
    }
    return verdicts;
  });
  const byRequirement = Map.groupBy(numbered, ({ verdict }) => `${placeOf(verdict)} ${verdict.requirement}`);
  return [...byRequirement.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { requirement, contract } = first.verdict;
    const [second] = others;
    if (second && !isRepeated(requirement.replace(/:.*/s, ''))) {
      const fact = `${first.file} and ${second.file} both have a verdict on ${contract} ${requirement}`;
      throw new HarnessError('USAGE', fact, 'name each shard once; shards share only what judges every response');
    }
    return [joinVerdicts([first.verdict, ...others.map(({ verdict }) => verdict)])];
  });
}

function joinAllSummaries(shards: readonly ShardRun[]): readonly CountedSummary[] {
  const byPlace = Map.groupBy(
    shards.flatMap(({ run }) => run.summaries),
    placeOf,
  );
  return [...byPlace.values()].flatMap(([first, ...others]) => (first ? [joinSummaries([first, ...others])] : []));
}

function placeOf({ contract, target }: { readonly contract: string; readonly target: string }): string {
  return JSON.stringify([contract, target]);
}

/** From the start of the first to the end of the last, in milliseconds. */
function durationOf(shards: readonly ShardRun[]): number {
  const starts = shards.map(({ run }) => Date.parse(run.header.startedAt));
  const ends = shards.map(({ run }, place) => (starts[place] ?? 0) + (run.footer?.durationMs ?? 0));
  return Math.max(...ends) - Math.min(...starts);
}
