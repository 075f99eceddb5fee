import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Plan, Rank, Scenario, TryingRequirement } from '../../../model/requirement.ts';
import type { Untried } from '../../../model/verdict.ts';
import { Evidence } from '../conclude/evidence.ts';
import { isTransport } from '../confirm/try-again.ts';
import { restsOnState } from '../scenario/arrangements.ts';
import type { Attempt } from '../scenario/attempt.ts';

/** Distinct facts of one code that are tried again; what is then still seen needs no more proof. */
const provenBy = 3;
/** In how many scenarios something has to be seen to be no accident. */
const seenOften = 2;

/** Why a fast run skips. */
export const leftOut = 'a fast run only tries what decides most';

/** A failure that was not seen again at once. */
export interface Doubt {
  readonly first: Attempt;
  readonly findings: readonly Finding[];
  readonly attempts: number;
  /** How many of these came to their end. */
  readonly done: number;
}

/** What stands in the way of a scenario. */
type Obstacle = Omit<Extract<Untried, { readonly outcome: 'blocked' }>, 'outcome'>;

/** How far one requirement has come: its scenarios still to run, and what those that ran showed. */
export class RequirementProgress {
  readonly requirement: TryingRequirement;
  readonly evidence = new Evidence();
  /** Scenarios that are to run last and alone. */
  readonly late: Scenario[] = [];
  /** Failures that were not seen again. */
  readonly doubts: Doubt[] = [];
  /** Failures about what is stored, by code, seen while others were updated too: whether they are seen alone is open. */
  readonly shared = new Map<string, { readonly doubt: Doubt; readonly findings: Finding[] }>();
  tried = 0;
  requests = 0;
  durationMs = 0;
  running = 0;
  /** Scenarios that the budget did not reach, by what they would have taken. */
  unaffordable = 0;
  decidingUnaffordable = false;
  readonly #faults: number;
  readonly #scenarios: Iterator<Scenario>;
  #next: Scenario | undefined;
  #exhausted = false;
  #ran = 0;
  #findings: Finding[] = [];
  readonly #proven = new Map<string, number>();
  readonly #seenIn = new Map<string, Set<string>>();
  /** What stood in the way of deciding scenarios, of others, and of what asked to be skipped. */
  #blocked: Obstacle | undefined;
  readonly #hindered = new Map<string, Obstacle & { times: number }>();
  #skipped: string | undefined;
  #error: string | undefined;

  /** @param faults how many faults it is meant to catch */
  constructor(requirement: TryingRequirement, plan: Plan, faults: number) {
    this.requirement = requirement;
    this.#faults = faults;
    this.#scenarios = generate(requirement, plan);
  }

  /** What its first scenario costs for each fault that it is meant to catch, for the order of requirements; nothing for those that come first. */
  get weight(): number {
    return this.requirement.early ? 0 : (this.peek('random')?.cost ?? 0) / Math.max(1, this.#faults);
  }

  /** The next scenario of this rank, or of one before it; stays the next. */
  peek(rank: Rank): Scenario | undefined {
    if (this.#next === undefined && !this.#exhausted) this.#advance();
    return this.#next === undefined || order[this.#next.rank] > order[rank] ? undefined : this.#next;
  }

  /** The same, and moves on. */
  next(rank: Rank): Scenario | undefined {
    const scenario = this.peek(rank);
    if (scenario) this.#next = undefined;
    return scenario;
  }

  /** Whether all that it has to run was run. */
  get isDone(): boolean {
    if (this.#next === undefined && !this.#exhausted) this.#advance();
    return this.#exhausted && this.running === 0 && this.late.length === 0;
  }

  /** Leaves out what it has not run yet and does not wait for the end. */
  leave(): void {
    if (this.#next !== undefined || !this.#exhausted) this.#skipped ??= leftOut;
    this.#next = undefined;
    this.#exhausted = true;
  }

  #advance(): void {
    try {
      const { done, value } = this.#scenarios.next();
      if (done) this.#exhausted = true;
      else this.#next = value;
    } catch (cause) {
      this.#exhausted = true;
      if (cause instanceof RunSignal && cause.kind === 'skipped') this.#skipped ??= cause.message;
      else if (cause instanceof RunSignal) this.#blocked ??= { reason: cause.message, lacks: cause.lacks };
      else this.#error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    }
  }

  /** A scenario could not be run: something that it needs is missing. */
  miss(scenario: Scenario, { outcome, ...obstacle }: Untried): void {
    this.#end(scenario, outcome, obstacle);
  }

  /** Takes in an attempt, the first or a later one. */
  count({ exchanges, durationMs }: Attempt): void {
    this.tried += exchanges.length;
    this.requests += exchanges.reduce((sum, { earlier }) => sum + 1 + earlier.length, 0);
    this.durationMs += durationMs;
  }

  /** Takes in a first attempt; returns the failures that have to be seen again. */
  take(attempt: Attempt): readonly Finding[] {
    this.count(attempt);
    this.evidence.add(attempt);
    const { scenario } = attempt.origin;
    if (attempt.end === 'done') this.#ran += 1;
    else this.#end(scenario, attempt.end, { reason: attempt.reason ?? '', lacks: attempt.lacks });
    const failures = attempt.findings.filter(({ kind }) => kind === 'failure');
    this.#findings.push(...attempt.findings.filter(({ kind }) => kind !== 'failure'));
    for (const { code } of failures) {
      const seenIn = this.#seenIn.get(code) ?? new Set();
      if (seenIn.size < seenOften) seenIn.add(scenario.name);
      this.#seenIn.set(code, seenIn);
    }
    const open = failures.filter(({ code }) => (this.#proven.get(code) ?? 0) < provenBy);
    const rest = failures.filter((finding) => !open.includes(finding));
    this.admit({ first: attempt, findings: rest, attempts: 0, done: 0 });
    return open;
  }

  /** The open failures of an attempt, and which of them were not seen again. */
  settle(
    first: Attempt,
    open: readonly Finding[],
    missing: readonly Finding[],
    how: Pick<Doubt, 'attempts' | 'done'>,
  ): void {
    const seen = open.filter((finding) => !missing.includes(finding));
    for (const { code } of seen) this.#proven.set(code, (this.#proven.get(code) ?? 0) + 1);
    this.admit({ first, findings: seen, ...how });
    if (missing.length > 0) this.doubts.push({ first, findings: missing, ...how });
  }

  /** Takes failures that were seen again; what others may have done to the same store waits. */
  admit({ first, findings, ...how }: Doubt): void {
    for (const finding of findings) {
      const waits = this.requirement.judgesStorage && !first.origin.scenario.destructive && restsOnState(finding);
      if (!waits) this.#findings.push(finding);
      else {
        const known = this.shared.get(finding.code);
        if (known) known.findings.push(finding);
        else this.shared.set(finding.code, { doubt: { first, findings: [finding], ...how }, findings: [finding] });
      }
    }
  }

  /** Takes failures as such that could not be tried again. */
  accept(findings: readonly Finding[]): void {
    this.#findings.push(...findings);
  }

  /** A failure that another scenario showed as well, or that is seen when this one is tried on, is one; else it is unstable. */
  isRecurring({ first }: Doubt, finding: Finding): boolean {
    if (isTransport(finding, first.exchanges)) return false;
    return (this.#seenIn.get(finding.code)?.size ?? 0) >= seenOften || (this.#proven.get(finding.code) ?? 0) > 0;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** What ends the requirement without a verdict on what was found; failures count nonetheless. */
  hindrance(budgetSpent: () => string): Untried | undefined {
    if (this.#error !== undefined) return { outcome: 'error', reason: this.#error };
    if (this.#findings.some(({ kind }) => kind === 'failure')) return undefined;
    if (this.#blocked !== undefined) return { outcome: 'blocked', ...this.#blocked };
    if (this.decidingUnaffordable) return { outcome: 'blocked', reason: budgetSpent() };
    if (this.#ran > 0) return undefined;
    const [hindered] = this.#hindered.values();
    if (hindered !== undefined) return { outcome: 'blocked', reason: hindered.reason, lacks: hindered.lacks };
    if (this.unaffordable > 0) return { outcome: 'blocked', reason: budgetSpent() };
    return this.#skipped === undefined ? undefined : { outcome: 'skipped', reason: this.#skipped };
  }

  /** What is worth telling of scenarios that could not be tried, while others were. */
  notes(): readonly Finding[] {
    return [...this.#hindered.values()].map(({ reason, times }) => ({
      kind: 'note',
      code: 'not-tried',
      fact: `a scenario could not be tried: ${reason}`,
      expected: 'tried',
      received: 'not tried',
      ...(times > 1 ? { times } : {}),
    }));
  }

  #end(scenario: Scenario, end: Attempt['end'], obstacle: Obstacle): void {
    const { reason } = obstacle;
    if (end === 'error') this.#error ??= reason;
    else if (end === 'skipped') this.#skipped ??= reason;
    else if (end === 'budget-spent' && scenario.rank !== 'deciding') this.unaffordable += scenario.cost;
    else if (scenario.rank === 'deciding' || end === 'aborted') this.#blocked ??= obstacle;
    else this.#hindered.set(reason, { ...obstacle, times: (this.#hindered.get(reason)?.times ?? 0) + 1 });
  }
}

const order: Readonly<Record<Rank, number>> = { deciding: 0, named: 1, random: 2 };

function* generate(requirement: TryingRequirement, plan: Plan): Generator<Scenario> {
  yield* requirement.scenarios(plan);
}
