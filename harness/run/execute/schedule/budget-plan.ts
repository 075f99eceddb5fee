import type { Scenario } from '../../../model/requirement.ts';
import type { RunContext } from '../run-context.ts';
import type { RequirementProgress } from './requirement-progress.ts';

/** What is kept of a budget for trying failures again: a part, and most requests. */
const reserve = { part: 0.1, most: 60 };
/** The part of a budget that what runs last may take from what decides before it: a wide rate limit alone would take all. */
const latePart = 0.5;

/**
 * How a run's budget is shared out: first what decides, then what decides and waits for the end, then what tries more.
 */
export class BudgetPlan {
  readonly #run: RunContext;
  readonly #progress: readonly RequirementProgress[];
  /** Requests that are not for first attempts. */
  readonly kept: number;
  readonly #start: number;
  /** What everything costs that decides at the end, and what decides before. */
  #late = 0;
  #deciding = 0;
  /** Whose deciding scenarios at the end have their part of the budget: against what decides before, and against what tries more. */
  #reserved: ReadonlySet<RequirementProgress> = new Set();
  #reservedFromMore: ReadonlySet<RequirementProgress> | undefined;

  constructor(run: RunContext, progress: readonly RequirementProgress[]) {
    this.#run = run;
    this.#progress = progress;
    this.#start = run.left;
    this.kept = Number.isFinite(run.left) ? Math.min(reserve.most, Math.floor(run.left * reserve.part)) : 0;
  }

  /** Takes in what waits for the end, once that is known. */
  reserve(): void {
    this.#late = this.#costOf(this.#progress);
    this.#reserved = this.#within(this.#start * latePart);
  }

  /** Whether a scenario may be begun, so that `kept` requests are left, and what the others need that wait for the end. */
  affords(progress: RequirementProgress, scenario: Scenario, kept = this.kept): boolean {
    const decides = scenario.rank === 'deciding';
    if (decides && !scenario.destructive) this.#deciding += scenario.cost;
    const left = this.#run.left - kept;
    if (left === Number.POSITIVE_INFINITY) return true;
    if (!decides) this.#reservedFromMore ??= this.#within(left);
    const others = decides ? this.#reserved : (this.#reservedFromMore ?? []);
    // What a limit costs is a guess that is too high: at the end, what decides keeps nothing for one another.
    const late = decides && scenario.destructive ? 0 : this.#costOf([...others].filter((one) => one !== progress));
    if (scenario.cost <= left - late) return true;
    progress.unaffordable += scenario.cost;
    if (decides) progress.decidingUnaffordable = true;
    return false;
  }

  /** A budget that would have reached what this requirement could not try. */
  enoughFor({ unaffordable }: RequirementProgress): number {
    const { budget } = this.#run.target.requestRate;
    const before = budget - this.#start;
    return Math.max(budget + unaffordable, before + this.kept + 1.1 * (this.#deciding + this.#late));
  }

  /** Those that `most` requests are enough for, what costs least first. */
  #within(most: number): ReadonlySet<RequirementProgress> {
    const waiting = this.#progress.toSorted((one, other) => this.#lateOf(one) - this.#lateOf(other));
    const chosen = new Set<RequirementProgress>();
    let sum = 0;
    for (const one of waiting) {
      sum += this.#lateOf(one);
      if (sum > most) break;
      chosen.add(one);
    }
    return chosen;
  }

  #costOf(several: readonly RequirementProgress[]): number {
    return several.reduce((sum, one) => sum + this.#lateOf(one), 0);
  }

  /** What the deciding scenarios of a requirement take that are still to run at the end, everybody put back before and after. */
  #lateOf({ late }: RequirementProgress): number {
    const deciding = late.filter(({ rank }) => rank === 'deciding');
    const restores = deciding.length > 0 ? 2 * this.#run.restoreCost : 0;
    return deciding.reduce((sum, { cost }) => sum + cost, restores);
  }
}
