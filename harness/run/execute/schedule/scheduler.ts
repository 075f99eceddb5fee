import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Rank, Scenario, TestUser, TryingRequirement } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';
import { isAboutLimits, missingNeed } from '../../plan/needs.ts';
import { lateTries, quickTries, tryAgain, unstable } from '../confirm/try-again.ts';
import type { RunContext } from '../run-context.ts';
import { type Attempt, attempt } from '../scenario/attempt.ts';
import { BudgetPlan } from './budget-plan.ts';
import { inTurn, type Turn } from './in-turn.ts';
import { planOf } from './plan-of.ts';
import { type Doubt, leftOut, RequirementProgress } from './requirement-progress.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { worthMost } from './worth-most.ts';

const ranks: readonly Rank[] = ['deciding', 'named', 'random'];

/**
 * Runs the scenarios of all requirements, breadth first: in each of three passes one scenario of each requirement in turn,
 * test users in parallel, within the budget; then, one requirement after another, what is destructive. What failed is tried
 * again at once, and what was not seen again once more at the end.
 */
export class Scheduler {
  readonly #run: RunContext;
  readonly #options: SchedulerOptions;
  readonly #progress: readonly RequirementProgress[];
  readonly #told = new Set<RequirementProgress>();
  readonly #budget: BudgetPlan;

  constructor(run: RunContext, requirements: readonly TryingRequirement[], options: SchedulerOptions) {
    this.#run = run;
    this.#options = options;
    const plan = planOf(run);
    // What catches most for the least comes first.
    this.#progress = requirements
      .map((requirement) => new RequirementProgress(requirement, plan, run.faults.get(requirement.id)?.length ?? 0))
      .sort((one, other) => one.weight - other.weight);
    this.#budget = new BudgetPlan(run, this.#progress);
  }

  async run(): Promise<void> {
    if (this.#options.fast) await this.#firstPass();
    else await this.#passes();
    for (const progress of this.#progress) if (progress.late.length > 0) await this.#alone(progress);
    await this.#tell();
  }

  async #passes(): Promise<void> {
    // What waits for the end is known before the first request: it needs its part of the budget.
    for (const progress of this.#progress) while (progress.peek('deciding')?.destructive) this.#putAside(progress);
    this.#budget.reserve();
    for (const rank of ranks) {
      await this.#pass(inTurn(this.#progress, rank, (progress) => this.#nextOf(progress, rank)));
      await this.#tell();
    }
  }

  /** What decides most for the least, and no more than a fast run may cost. */
  async #firstPass(): Promise<void> {
    const { chosen, left } = worthMost(this.#progress, (progress) => this.#nextAny(progress));
    for (const [progress, scenario] of left) progress.miss(scenario, { outcome: 'skipped', reason: leftOut });
    for (const progress of this.#progress) progress.leave();
    for (const [progress, scenario] of chosen) if (scenario.destructive) progress.late.push(scenario);
    this.#budget.reserve();
    await this.#pass(chosen.filter(([, { destructive }]) => !destructive).values());
    await this.#tell();
  }

  /** One pass: lanes take the next scenario in turn, as many at once as the target allows. */
  async #pass(waiting: Iterator<Turn>): Promise<void> {
    const lane = async () => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) await this.#start(...next.value);
    };
    await Promise.all(Array.from({ length: this.#lanes }, lane));
  }

  get #lanes(): number {
    return Math.max(1, Math.min(this.#run.target.requestRate.concurrency, this.#run.testUsers.size));
  }

  /** The next scenario that can be run now; those that wait for the end are put aside. */
  #nextOf(progress: RequirementProgress, rank: Rank): Scenario | undefined {
    for (let scenario = progress.next(rank); scenario; scenario = progress.next(rank)) {
      if (!this.#isAsked(progress, scenario)) continue;
      if (this.#isPossible(progress, scenario)) {
        if (!scenario.destructive) return scenario;
        progress.late.push(scenario);
      }
    }
    return undefined;
  }

  /** The next deciding scenario that can be run, also one that waits for the end. */
  #nextAny(progress: RequirementProgress): Scenario | undefined {
    for (let scenario = progress.next('deciding'); scenario; scenario = progress.next('deciding'))
      if (this.#isAsked(progress, scenario) && this.#isPossible(progress, scenario)) return scenario;
    return undefined;
  }

  #putAside(progress: RequirementProgress): void {
    const scenario = progress.next('deciding');
    if (!scenario || !this.#isAsked(progress, scenario)) return;
    if (this.#isPossible(progress, scenario)) progress.late.push(scenario);
  }

  #isAsked(progress: RequirementProgress, scenario: Scenario): boolean {
    const { only } = this.#options;
    if (!only || only(progress.requirement, scenario)) return true;
    progress.miss(scenario, { outcome: 'skipped', reason: 'it was not asked for' });
    return false;
  }

  #isPossible(progress: RequirementProgress, scenario: Scenario): boolean {
    const needs = [...(scenario.needs ?? []), { testUsers: scenario.testUsers ?? 1 }];
    const missing = missingNeed(needs, this.#run.contract, this.#run.target);
    if (missing) progress.miss(scenario, missing);
    return missing === undefined;
  }

  async #start(progress: RequirementProgress, scenario: Scenario): Promise<void> {
    if (!this.#budget.affords(progress, scenario)) return;
    progress.running += 1;
    try {
      await this.#lend(progress, scenario, this.#run.target);
    } finally {
      progress.running -= 1;
    }
  }

  #lend(progress: RequirementProgress, scenario: Scenario, target: Target): Promise<void> {
    const { testUsers = 1, testUserAt } = scenario;
    return this.#run.testUsers.lend(testUsers, (lent) => this.#try(progress, scenario, lent, target), testUserAt);
  }

  async #try(
    progress: RequirementProgress,
    scenario: Scenario,
    lent: readonly TestUser[],
    target: Target,
  ): Promise<void> {
    const { signal } = this.#options;
    const origin = { requirement: progress.requirement, scenario };
    const first = await attempt(this.#run, origin, { number: 1, lent, target, signal, fresh: false });
    const open = progress.take(first);
    this.#options.onAttempt?.(first);
    if (open.length === 0 && !first.hung) return;
    const most = quickTries(first, open);
    let done = 0;
    const onAgain = this.#onAgain(progress, first);
    const onAttempt = (one: Attempt) => {
      if (one.end === 'done') done += 1;
      onAgain(one);
    };
    const again = { lent, target, signal, from: 2, most, onAttempt };
    if (scenario.destructive && most > 0 && this.#run.left >= this.#run.restoreCost) await this.#run.putBack();
    const { missing, attempts, unaffordable } = await tryAgain(this.#run, first, open, again);
    progress.settle(first, open, unaffordable ? [] : missing, { attempts, done });
  }

  #onAgain(progress: RequirementProgress, first: Attempt): (again: Attempt) => void {
    return (again) => {
      progress.count(again);
      progress.evidence.addAgain(first, again);
    };
  }

  /** The destructive scenarios of one requirement: nothing else runs, and everybody is restored before and after. */
  async #alone(progress: RequirementProgress): Promise<void> {
    const aboutLimits = isAboutLimits(progress.requirement);
    let restored = false;
    while (progress.late.length > 0) {
      const [scenario] = progress.late.splice(0, 1);
      // Restoring counts like everything else that is sent.
      const restores = (restored ? 1 : 2) * this.#run.restoreCost;
      if (!scenario || !this.#budget.affords(progress, scenario, restores)) continue;
      if (!restored) await this.#restore(progress, scenario);
      restored = true;
      const use = (target: Target) => this.#lend(progress, scenario, target);
      await (aboutLimits ? this.#run.underLimit(use) : use(this.#run.target));
    }
    if (restored) await this.#run.putBack();
  }

  async #restore(progress: RequirementProgress, scenario: Scenario): Promise<void> {
    try {
      this.#run.refuseGone();
      await this.#run.putBack();
    } catch (cause) {
      if (!(cause instanceof RunSignal)) throw cause;
      progress.miss(scenario, { outcome: 'blocked', reason: cause.message });
    }
  }

  /** Hands on the requirements that have come to their end, their doubts settled. */
  async #tell(): Promise<void> {
    for (const progress of this.#progress) {
      if (this.#told.has(progress) || !progress.isDone) continue;
      await this.#settleDoubts(progress);
      this.#told.add(progress);
      this.#options.onDone(progress, this.#budget.enoughFor(progress));
    }
  }

  async #settleDoubts(progress: RequirementProgress): Promise<void> {
    for (const doubt of progress.doubts) {
      const recurring = doubt.findings.filter((finding) => progress.isRecurring(doubt, finding));
      progress.admit({ ...doubt, findings: recurring });
      const rare = doubt.findings.filter((finding) => !recurring.includes(finding));
      if (rare.length === 0) continue;
      const { missing, attempts, done } = await this.#tryLate(progress, doubt, rare);
      progress.accept(rare.filter((finding) => !missing.includes(finding)));
      // What could not be tried again, because of the damage that it did, is no accident.
      progress.accept(done === 0 ? missing : missing.map((finding) => unstable(finding, attempts)));
    }
    await this.#settleShared(progress);
  }

  /** What was stored otherwise while others were updated too is a failure when it is seen while nobody else is. */
  async #settleShared(progress: RequirementProgress): Promise<void> {
    for (const { doubt, findings } of progress.shared.values()) {
      const alone = this.#lanes > 1 ? await this.#tryLate(progress, doubt, doubt.findings) : undefined;
      const isLost = alone !== undefined && alone.missing.length > 0 && alone.done > doubt.done;
      progress.accept(isLost ? findings.map((one) => unstable(one, alone.attempts - doubt.attempts)) : findings);
    }
    progress.shared.clear();
  }

  /** Tries again, each time with the test users whose turn it is: some damage cannot be done twice to one. */
  async #tryLate(progress: RequirementProgress, { first, attempts, done }: Doubt, rare: readonly Finding[]) {
    const { scenario } = first.origin;
    const most = lateTries(first, rare, this.#budget.kept);
    const result = { missing: rare, attempts, done };
    const onAgain = this.#onAgain(progress, first);
    const onAttempt = (again: Attempt) => {
      if (again.end === 'done') result.done += 1;
      onAgain(again);
    };
    for (let turn = 0; turn < most && result.missing.length > 0; turn += 1) {
      const again = await this.#run.testUsers.lend(scenario.testUsers ?? 1, (lent) => {
        const { target } = this.#run;
        const how = { lent, target, signal: this.#options.signal, from: result.attempts + 2, most: 1, onAttempt };
        return tryAgain(this.#run, first, result.missing, how);
      });
      if (again.unaffordable) break;
      result.missing = again.missing;
      result.attempts += again.attempts;
    }
    return result;
  }
}
