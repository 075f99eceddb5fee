import type { Rank, Scenario } from '../../../model/requirement.ts';
import type { RequirementProgress } from './requirement-progress.ts';

/** The next scenario of a requirement that can be run now. */
export type NextOf = (progress: RequirementProgress) => Scenario | undefined;

/** A scenario whose turn it is. */
export type Turn = readonly [RequirementProgress, Scenario];

/** The scenarios of one pass in the order of their turn. */
export function inTurn(all: readonly RequirementProgress[], rank: Rank, nextOf: NextOf): Generator<Turn> {
  return rank === 'deciding' ? byWorth(all, nextOf) : inRounds(all, nextOf);
}

/** What catches most for the least comes first: of a requirement that is meant for many faults, several before one that is meant for a rare one. */
function* byWorth(all: readonly RequirementProgress[], nextOf: NextOf): Generator<Turn> {
  const turns = new Map(all.map((progress) => [progress, 1]));
  const weight = (progress: RequirementProgress) => progress.weight * (turns.get(progress) ?? 1);
  while (turns.size > 0) {
    const [best] = [...turns.keys()].sort((one, other) => weight(one) - weight(other));
    const scenario = best && nextOf(best);
    if (best === undefined) return;
    if (scenario === undefined) turns.delete(best);
    else {
      turns.set(best, (turns.get(best) ?? 1) + 1);
      yield [best, scenario];
    }
  }
}

/** One of each requirement before any has a second. */
function* inRounds(all: readonly RequirementProgress[], nextOf: NextOf): Generator<Turn> {
  let round = all;
  while (round.length > 0) {
    const further: RequirementProgress[] = [];
    for (const progress of round) {
      const scenario = nextOf(progress);
      if (!scenario) continue;
      further.push(progress);
      yield [progress, scenario];
    }
    round = further;
  }
}
