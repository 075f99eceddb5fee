import type { Redactor } from '../../exchange/redact.ts';
import type { OwnConnection, Sender } from '../../exchange/sender.ts';
import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { RateWindow } from '../../model/profile.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { RequestCosts, RestoreResult, TestUserState } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import type { LiveGuard } from '../live-safety/live-guard.ts';
import { Restores } from '../live-safety/restores.ts';
import type { OpenTarget } from '../target/open-target.ts';
import { Liveness } from './observe/liveness.ts';
import type { Observer } from './observe/observer.ts';
import { RunMemory } from './run-memory.ts';
import { keyOf } from './scenario/origin.ts';
import type { SharedRun, Transmission } from './scenario/scenario-steps.ts';
import { TestUserPool } from './schedule/test-user-pool.ts';

/** What a contract's run is built from. */
interface RunContextOptions {
  readonly contract: Contract;
  readonly target: Target;
  readonly open: OpenTarget;
  readonly cases: Cases;
  readonly runs: number;
  /** Faults that each requirement is meant to catch: what catches much comes early. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly testUsers: readonly TestUser[];
  /** What the preflight could not prove. */
  readonly notes: readonly string[];
  readonly sender: Sender;
  readonly redact: Redactor;
  readonly observer: Observer;
  /** Only a live target has one. */
  readonly guard: LiveGuard | undefined;
}

/** What the mock enforces while a scenario is about limits. */
const smallWindow: RateWindow = { requests: 5, windowSeconds: 1 };

/** What all scenarios of one contract's run stand on. It stays as it is; what the run learns is in `memory`, what it saw in `observer`. */
export class RunContext implements SharedRun {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly faults: RunContextOptions['faults'];
  readonly testUsers: TestUserPool;
  readonly notes: readonly string[];
  readonly redact: Redactor;
  readonly observer: Observer;
  readonly memory: RunMemory;
  readonly #open: OpenTarget;
  readonly #sender: Sender;
  readonly #guard: LiveGuard | undefined;
  /** Only a live target can be gone. */
  readonly #liveness: Liveness | undefined;
  readonly #restores: Restores | undefined;
  readonly #preflightRequests: number;
  #confirmations = 0;

  constructor(options: RunContextOptions) {
    const { target, guard, sender, redact } = options;
    this.contract = options.contract;
    this.target = target;
    this.cases = options.cases;
    this.runs = options.runs;
    this.faults = options.faults;
    this.testUsers = new TestUserPool(options.testUsers);
    this.memory = new RunMemory(target.requestRate.deadlineMs, guard !== undefined);
    this.notes = options.notes;
    this.redact = redact;
    this.observer = options.observer;
    this.#open = options.open;
    this.#sender = sender;
    this.#guard = guard;
    this.#preflightRequests = sender.requests;
    this.#liveness = guard && new Liveness(() => guard.look());
    this.#restores =
      guard && new Restores({ guard, redact, sent: () => this.requests, gone: () => this.#liveness?.gone });
  }

  get requests(): number {
    return this.#sender.requests;
  }

  get left(): number {
    return this.#sender.left;
  }

  /** Requests that restoring everybody once takes; 0 on the embedded mock. */
  get restoreCost(): number {
    return this.#guard?.reserve ?? 0;
  }

  /** How putting everything back went so far. */
  get restore(): RestoreResult | undefined {
    return this.#restores?.result;
  }

  /** Counts what was sent to see again what an attempt had shown. */
  countAgain(exchanges: readonly Exchange[]): void {
    this.#confirmations += exchanges.reduce((sum, { earlier }) => sum + 1 + earlier.length, 0);
  }

  connect(): OwnConnection {
    return this.#sender.connect();
  }

  /** Sends one request; every exchange of every scenario passes here, to be counted and judged. */
  async transmit(
    request: OutgoingRequest,
    { once, sent, signal, connection, origin }: Transmission,
  ): Promise<Exchange> {
    const owner = keyOf(origin);
    this.#liveness?.refuse();
    this.memory.hung.refuse(request, owner);
    const send = () => this.#sender.send(request, { once, signal, connection });
    const exchange = await (this.#guard ? this.#guard.sendGuarded(request, send) : send());
    await this.#liveness?.hear(exchange, { patient: !once });
    this.memory.hung.see(exchange, owner);
    this.memory.strain.see(exchange);
    this.observer.see(exchange, sent, origin);
    return exchange;
  }

  /** Runs `use` with what is enforced meanwhile: on a mock without a limit of its own, a window small enough to be filled in a moment. */
  async underLimit<T>(use: (target: Target) => Promise<T>): Promise<T> {
    const { control } = this.#open;
    if (!control || this.target.rateLimit) return use(this.target);
    control.limit(smallWindow);
    try {
      return await use({ ...this.target, rateLimit: smallWindow });
    } finally {
      control.limit(undefined);
    }
  }

  /** @throws RunSignal when the target stopped responding. */
  refuseGone(): void {
    this.#liveness?.refuse();
  }

  /** All users as they were before the run; `final`: nothing more is sent, and everything is compared. */
  async putBack({ final = false } = {}): Promise<void> {
    this.#open.control?.reset();
    await this.#restores?.restore(final);
  }

  /** What a live target was asked for; undefined for the embedded mock. */
  costs(): RequestCosts | undefined {
    if (!this.#restores) return undefined;
    const { budget } = this.target.requestRate;
    return {
      total: this.requests,
      preflight: this.#preflightRequests,
      restore: this.#restores.requests,
      confirmations: this.#confirmations,
      ...(budget > 0 ? { budget } : {}),
    };
  }

  /** The test users before, and how often they were updated. */
  testUserStates(): readonly TestUserState[] {
    return this.testUsers.all.map(({ id, before }) => ({
      id,
      before: before?.values ?? {},
      updates: this.observer.statistics.updatesOf(id),
    }));
  }

  async close(): Promise<void> {
    this.memory.strain.end();
    await this.#guard?.close();
    await this.#sender.close();
    await this.#open.close();
  }
}
