import type { Scenario } from '../../../model/requirement.ts';
import type { RunContext } from '../run-context.ts';
import type { RequirementProgress } from './requirement-progress.ts';

/** What is kept of a budget for trying failures again: a part, and most requests. */
const reserve = { part: 0.1, most: 60 };
/** The part of a budget that is kept, at most, for what runs last: a wide rate limit alone would take all of it. */
const latePart = 0.5;

/** How a run's budget is shared out: what may be begun, what is kept for later, and what would have been enough. */
export class BudgetPlan {
  readonly #run: RunContext;
  readonly #progress: readonly RequirementProgress[];
  /** Requests that are not for first attempts. */
  readonly kept: number;
  /** Requirements whose deciding scenarios at the end have their part of the budget. */
  #reserved: ReadonlySet<RequirementProgress> = new Set();
  /** What everything costs that is to decide at the end. */
  #late = 0;
  /** What the deciding scenarios cost that could not be begun. */
  #unreached = 0;

  constructor(run: RunContext, progress: readonly RequirementProgress[]) {
    this.#run = run;
    this.#progress = progress;
    this.kept = Number.isFinite(run.left) ? Math.min(reserve.most, Math.floor(run.left * reserve.part)) : 0;
  }

  /** Keeps a part for what waits for the end, as far as that goes: what costs least first. */
  reserve(): void {
    const most = this.#run.left * latePart;
    const reserved = new Set<RequirementProgress>();
    const waiting = this.#progress.filter((one) => this.#lateOf(one) > 0);
    this.#late = waiting.reduce((sum, one) => sum + this.#lateOf(one), 0);
    let sum = 0;
    for (const one of waiting.sort((left, right) => this.#lateOf(left) - this.#lateOf(right))) {
      sum += this.#lateOf(one);
      if (sum > most) break;
      reserved.add(one);
    }
    this.#reserved = reserved;
  }

  /** Whether a scenario may be begun, so that `kept` requests are left, and what the others need that wait for the end. */
  affords(progress: RequirementProgress, scenario: Scenario, kept = this.kept): boolean {
    // At the end, nothing is tried more often before all was tried once.
    const others = scenario.destructive && scenario.rank !== 'deciding' ? this.#progress : this.#reserved;
    const stillLate = [...others].reduce((sum, one) => sum + (one === progress ? 0 : this.#lateOf(one)), 0);
    if (scenario.cost <= this.#run.left - kept - stillLate) return true;
    progress.unaffordable += scenario.cost;
    if (scenario.rank !== 'deciding') return false;
    progress.decidingUnaffordable = true;
    if (!scenario.destructive) this.#unreached += scenario.cost;
    return false;
  }

  /** A budget that would have reached what this requirement could not try. */
  enoughFor({ unaffordable }: RequirementProgress): number {
    const { budget } = this.#run.target.requestRate;
    return Math.max(budget + 1.1 * Math.max(this.#unreached, unaffordable), (1.1 * this.#late) / latePart);
  }

  /** What the deciding scenarios of a requirement take that are still to run at the end, everybody put back before and after. */
  #lateOf({ late }: RequirementProgress): number {
    const deciding = late.filter(({ rank }) => rank === 'deciding');
    const restores = deciding.length > 0 ? 2 * this.#run.restoreCost : 0;
    return deciding.reduce((sum, { cost }) => sum + cost, restores);
  }
}
