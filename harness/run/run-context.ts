import type { Redactor } from '../exchange/redact.ts';
import type { Sender } from '../exchange/sender.ts';
import type { Case, Cases } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { RateWindow } from '../model/profile.ts';
import type { Requirement, TestUser } from '../model/requirement.ts';
import type { RequestCosts, RestoreResult, TestUserState } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import { Budget } from './budget.ts';
import type { LiveGuard, Prepared } from './live-guard.ts';
import { Liveness } from './liveness.ts';
import { missingNeed } from './needs.ts';
import type { OpenTarget } from './open-target.ts';
import type { LimitMemory } from './provoke-rate-limit.ts';
import { Reader } from './reader.ts';
import type { SharedContext } from './requirement-context.ts';
import { ResponseCheck } from './response-check.ts';
import { Statistics } from './statistics.ts';
import { TestUserPool } from './test-user-pool.ts';

/** What a contract's run is built from. */
export interface RunContextOptions {
  readonly contract: Contract;
  readonly open: OpenTarget;
  readonly cases: Cases;
  readonly runs: number;
  readonly requirements: readonly Requirement[];
  readonly secrets: readonly string[];
  readonly sender: Sender;
  readonly redact: Redactor;
  /** Only a live target has one. */
  readonly guard?: LiveGuard;
  /** What its preflight found. */
  readonly prepared?: Prepared | undefined;
  /** Sees every exchange as it is. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** What the mock enforces while a requirement is about limits. */
const smallWindow: RateWindow = { requests: 5, windowSeconds: 1 };

/** What all requirements of one contract's run stand on: the sender, the test users, the counts, the response check. */
export class RunContext implements SharedContext {
  readonly contract: Contract;
  target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly secrets: readonly string[];
  readonly redact: Redactor;
  readonly controlRequests = new Map<string, Promise<boolean>>();
  readonly startedAt = Date.now();
  readonly statistics: Statistics;
  readonly responseChecks: readonly ResponseCheck[];
  testUsers = new TestUserPool([]);
  restore: RestoreResult | undefined;
  /** What the preflight could not prove. */
  notes: readonly string[] = [];
  /** Ends what is being sent when the run is interrupted. */
  signal: AbortSignal | undefined;
  readonly #open: OpenTarget;
  readonly #sender: Sender;
  readonly #onExchange: RunContextOptions['onExchange'];
  readonly #guard: LiveGuard | undefined;
  /** Shares out what the target's budget allows. */
  readonly budget: Budget;
  readonly limits: LimitMemory | undefined;
  /** Only a live target can be gone. */
  readonly #liveness: Liveness | undefined;
  readonly #preflightRequests: number;
  #restoreRequests = 0;

  constructor(options: RunContextOptions) {
    this.contract = options.contract;
    const { prepared } = options;
    const { target } = options.open;
    this.target = prepared ? { ...target, testUsers: prepared.testUsers.map(({ id }) => id) } : target;
    this.cases = options.cases;
    this.runs = options.runs;
    this.secrets = options.secrets;
    this.redact = options.redact;
    this.#open = options.open;
    this.#sender = options.sender;
    this.#guard = options.guard;
    this.#onExchange = options.onExchange;
    this.statistics = new Statistics(options.contract, options.cases, this.startedAt);
    this.responseChecks = options.requirements.flatMap((requirement) =>
      'judge' in requirement && requirement.appliesTo(options.contract) === true
        ? [new ResponseCheck(requirement, options.contract, options.secrets)]
        : [],
    );
    this.#preflightRequests = options.sender.requests;
    const { guard } = options;
    this.limits = guard ? {} : undefined;
    this.#liveness = guard && new Liveness(() => guard.look());
    this.budget = new Budget(
      { cases: options.cases, target: this.target, left: () => this.left, spent: () => this.requests },
      options.requirements.filter(
        (requirement) =>
          'try' in requirement &&
          requirement.appliesTo(options.contract) === true &&
          missingNeed(requirement.needs ?? [], options.contract, this.target) === undefined,
      ),
    );
    if (!prepared) return;
    this.testUsers = new TestUserPool(prepared.testUsers);
    this.notes = prepared.notes;
  }

  get requests(): number {
    return this.#sender.requests;
  }

  get left(): number {
    return this.#sender.left;
  }

  get control() {
    return this.#open.control;
  }

  /** Reads every test user as it is before the first change, unless a preflight has. */
  async prepare(): Promise<void> {
    if (this.#guard) return;
    const reader = new Reader(this.contract, this.target, (request) => this.transmit(request, { once: false }));
    const listed = this.contract.reads.one ? undefined : await reader.list();
    const testUsers: TestUser[] = [];
    for (const id of this.target.testUsers) {
      const before = listed ? listed.find((user) => user.id === id) : await reader.read(id);
      testUsers.push({
        id,
        ...(before?.email === undefined ? {} : { email: before.email }),
        ...(before?.name === undefined ? {} : { name: before.name }),
        ...(before ? { before } : {}),
      });
    }
    this.testUsers = new TestUserPool(testUsers);
  }

  /** Sends one request; every exchange of the run passes here, to be counted and judged. */
  readonly transmit = async (
    request: OutgoingRequest,
    options: { readonly once: boolean; readonly sent?: Case },
  ): Promise<Exchange> => {
    this.#liveness?.refuse();
    const exchange = await this.#sender.send(request, { once: options.once, signal: this.signal });
    await this.#liveness?.hear(exchange);
    this.statistics.see(exchange, options.sent);
    for (const responseCheck of this.responseChecks) responseCheck.see(exchange);
    this.#onExchange?.(exchange);
    return exchange;
  };

  /** Runs `use` while the mock enforces a window small enough to be filled in a moment; a target with a limit has its own. */
  async underLimit<T>(use: () => Promise<T>): Promise<T> {
    if (!this.control || this.target.rateLimit) return use();
    const unlimited = this.target;
    this.control.limit(smallWindow);
    this.target = { ...unlimited, rateLimit: smallWindow };
    try {
      return await use();
    } finally {
      this.control.limit(undefined);
      this.target = unlimited;
    }
  }

  /** @throws RunSignal when the target stopped responding. */
  refuseGone(): void {
    this.#liveness?.refuse();
  }

  /** Called before every request that may write. */
  async beforeWrite(testUser: string): Promise<void> {
    await this.#guard?.beforeWrite(testUser);
  }

  /** All users as they were before the run. */
  async putBack(): Promise<void> {
    this.control?.reset();
    // Where nothing responds any more it was tried once: the rest is for `rolecall restore`.
    if (!this.#guard || this.restore?.gone !== undefined) return;
    const before = this.requests;
    const result = await this.#guard.restore();
    this.#restoreRequests += this.requests - before;
    const { gone } = this.#liveness ?? {};
    // A user is restored more than once; what failed last is what counts.
    this.restore = {
      restored: (this.restore?.restored ?? 0) + result.restored,
      verified: (this.restore?.verified ?? 0) + result.verified,
      failed: result.failed,
      ...(gone === undefined || result.failed.length === 0 ? {} : { gone: this.redact(gone) }),
    };
  }

  /** What a live target was asked for; undefined for the embedded mock. */
  costs(): RequestCosts | undefined {
    if (!this.#guard) return undefined;
    const { budget } = this.target.requestRate;
    return {
      total: this.requests,
      preflight: this.#preflightRequests,
      restore: this.#restoreRequests,
      ...(budget > 0 ? { budget } : {}),
    };
  }

  /** The test users before, and how often they were updated. */
  testUserStates(): readonly TestUserState[] {
    return this.testUsers.all.map(({ id, before }) => ({
      id,
      before: before?.values ?? {},
      updates: this.statistics.updatesOf(id),
    }));
  }

  async close(): Promise<void> {
    await this.#guard?.close();
    await this.#sender.close();
    await this.#open.close();
  }
}
