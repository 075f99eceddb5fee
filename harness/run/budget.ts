import type { Cases } from '../model/case.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { isAboutLimits } from './destructive.ts';

/** Requests of a requirement that does not say how many it takes. */
const usual = 5;
/** Least requests that a requirement gets, however small the budget. */
const leastShare = 6;
/** Updates that are sent to find a limit that nobody has told. */
export const blindTries = 300;

/** What sharing out works with. */
export interface BudgetTools {
  readonly cases: Cases;
  readonly target: Target;
  /** Requests that may still be sent; Infinity without a budget. */
  readonly left: () => number;
  /** Requests sent so far. */
  readonly spent: () => number;
}

/** Shares a run's budget out among the requirements that send: by what each takes, and what one leaves goes to the next. */
export class Budget {
  readonly #tools: BudgetTools;
  readonly #waiting: Map<string, Requirement>;

  /** @param requirements those that will send, in any order */
  constructor(tools: BudgetTools, requirements: readonly Requirement[]) {
    this.#tools = tools;
    this.#waiting = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  }

  /** Requests that the requirement may spend; called once for each, when its turn comes. */
  share(requirement: Requirement): number {
    const left = this.#tools.left();
    // The first that provokes a limit may spend what is left for all of them: the others look at what it found.
    const waiting = this.#sum(isAboutLimits(requirement) ? [requirement] : this.#waiting.values());
    this.#waiting.delete(requirement.id);
    if (!Number.isFinite(left)) return left;
    return Math.max(leastShare, Math.floor((left * this.#weight(requirement)) / Math.max(1, waiting)));
  }

  /** The budget with which this requirement, and those that wait, would be tried; for whoever is told that it is spent. */
  wouldDo(requirement: Requirement): number {
    const others = [...this.#waiting.values()].filter((waiting) => waiting.id !== requirement.id);
    const needed = this.#sum([requirement, ...others]) + this.#provoking([requirement, ...others]);
    return Math.ceil((this.#tools.spent() + 1.2 * needed) / 50) * 50;
  }

  #sum(requirements: Iterable<Requirement>): number {
    return [...requirements].reduce((sum, one) => sum + this.#weight(one), 0);
  }

  #weight(requirement: Requirement): number {
    return requirement.requests?.(this.#tools.cases) ?? usual;
  }

  /** Updates that provoking a limit takes: once where nobody knows it, since what never comes is not tried again. */
  #provoking(requirements: readonly Requirement[]): number {
    const provoking = requirements.filter(isAboutLimits).length;
    const { rateLimit } = this.#tools.target;
    return rateLimit ? provoking * rateLimit.requests : Math.min(1, provoking) * blindTries;
  }
}
