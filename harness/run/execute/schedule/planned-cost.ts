import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Plan, TryingRequirement } from '../../../model/requirement.ts';
import { mostFast } from './worth-most.ts';

/** What the scenarios of these requirements will cost, before any is run; random ones are not made for it. */
export function plannedCost(requirements: readonly TryingRequirement[], plan: Plan, fast = false): number {
  const cost = requirements.reduce((sum, requirement) => sum + costOf(requirement, plan, fast), 0);
  return fast ? Math.min(cost, mostFast) : cost;
}

function costOf(requirement: TryingRequirement, plan: Plan, fast: boolean): number {
  let cost = 0;
  try {
    for (const scenario of requirement.scenarios(plan)) {
      if (fast && scenario.rank !== 'deciding') break;
      // From here on they are random, one like the other.
      if (scenario.rank === 'random') return cost + scenario.cost * plan.runs;
      cost += scenario.cost;
    }
  } catch (cause) {
    // What cannot be tried costs nothing; other errors are told where it is tried.
    if (!(cause instanceof RunSignal)) return cost;
  }
  return cost;
}
