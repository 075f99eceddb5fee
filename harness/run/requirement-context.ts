import { viewUser } from '../domain/user-view.ts';
import { buildFree, buildUpdate } from '../exchange/build-request.ts';
import { RunSignal } from '../exchange/run-signal.ts';
import type { Case, Cases } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { FreeRequest, RateLimited, RequirementContext, TestUser, Update, UserView } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { blindTries } from './budget.ts';
import { BudgetShare } from './budget-share.ts';
import { type LimitMemory, provokeRateLimit } from './provoke-rate-limit.ts';
import { bodyOf, Reader } from './reader.ts';
import { resolveUser } from './resolve-user.ts';
import { RequirementSignal } from './signals.ts';
import type { TestUserPool } from './test-user-pool.ts';

/** What all trials of one contract's run share. */
export interface SharedContext {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly testUsers: TestUserPool;
  /** Sends, counts and judges one request; `once` returns a 429. */
  readonly transmit: (
    request: OutgoingRequest,
    options: { readonly once: boolean; readonly sent?: Case },
  ) => Promise<Exchange>;
  /** Called before every request that may write, with the id of the user it writes to. */
  beforeWrite(testUser: string): Promise<void>;
  /** Payloads known to be accepted or not, by their JSON text. */
  readonly controlRequests: Map<string, Promise<boolean>>;
  /** What is known of a live target's limit. */
  readonly limits?: LimitMemory | undefined;
  /** Requests that the whole run may still send; Infinity without a budget. */
  readonly left: number;
}

/** One requirement's view of the run: everything it sends is counted and held as its evidence. */
export class SendingContext implements RequirementContext {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly #runContext: SharedContext;
  readonly #reader: Reader;
  readonly #resolvedUsers = new Map<string, Promise<TestUser>>();
  readonly #witness: (exchange: Exchange) => void;
  /** Requests left for this requirement; Infinity without a budget. */
  readonly #allowance: () => number;

  constructor(runContext: SharedContext, witness: (exchange: Exchange) => void, allowance: () => number) {
    this.contract = runContext.contract;
    this.target = runContext.target;
    this.cases = runContext.cases;
    this.runs = runContext.runs;
    this.#runContext = runContext;
    this.#witness = witness;
    this.#allowance = allowance;
    this.#reader = new Reader(runContext.contract, runContext.target, (request) =>
      this.#transmit(request, { once: false }),
    );
  }

  withTestUsers<T>(count: number, use: (testUsers: readonly TestUser[]) => Promise<T>): Promise<T> {
    const { size } = this.#runContext.testUsers;
    if (count > size) this.block(`needs ${count} test users, the target lists ${size}; add ids to testUsers:`);
    return this.#runContext.testUsers.lend(count, use);
  }

  async forEachTestUser<T>(items: Iterable<T>, use: (item: T, testUser: TestUser) => Promise<void>): Promise<void> {
    const iterator = items[Symbol.iterator]();
    const lanes = Math.max(1, Math.min(this.target.requestRate.concurrency, this.#runContext.testUsers.size));
    const budgetShare = new BudgetShare(this.#allowance);
    const spend = (item: T) =>
      budgetShare.spend(() =>
        this.withTestUsers(1, async ([testUser]) => {
          if (testUser) await use(item, testUser);
        }),
      );
    let stopped = false;
    const lane = async () => {
      while (!stopped && budgetShare.suffices()) {
        const next = iterator.next();
        if (next.done) return;
        await spend(next.value);
      }
    };
    // What one costs is known when the first is done: until then the others wait.
    if (Number.isFinite(this.#allowance())) {
      const first = iterator.next();
      if (first.done) return;
      await spend(first.value);
    }
    // One lane that ends early ends the others after their current item, and its signal is passed on.
    const ends = Array.from({ length: lanes }, () =>
      lane().catch((cause: unknown) => {
        stopped = true;
        throw cause;
      }),
    );
    const lost = (await Promise.allSettled(ends)).find((end) => end.status === 'rejected');
    if (lost) throw lost.reason;
  }

  async update(testUser: TestUser | string, what: Update): Promise<Exchange> {
    const user = typeof testUser === 'string' ? await this.#resolved(testUser) : testUser;
    const request = buildUpdate(this.contract, this.target, user, what);
    return this.#transmit(request, { once: what.once ?? false, ...(what.case ? { sent: what.case } : {}) });
  }

  #resolved(id: string): Promise<TestUser> {
    const known =
      this.#resolvedUsers.get(id) ?? resolveUser(this.contract, this.target, id, (user) => this.#reader.read(user));
    this.#resolvedUsers.set(id, known);
    return known;
  }

  send(what: FreeRequest): Promise<Exchange> {
    return this.#transmit(buildFree(this.contract, this.target, what), { once: false });
  }

  read(testUser: TestUser | string, by?: 'one' | 'list'): Promise<UserView | undefined> {
    return this.#reader.read(testUser, by);
  }

  list(): Promise<readonly UserView[] | undefined> {
    return this.#reader.list();
  }

  userOf(exchange: Exchange): UserView | undefined {
    const body = bodyOf(exchange);
    return body === undefined ? undefined : viewUser(this.contract, 'response', body, exchange.id);
  }

  async provokeRateLimit({ earlier = false } = {}): Promise<RateLimited | undefined> {
    const { limits } = this.#runContext;
    if (limits?.silent !== undefined) return this.#silence(limits.silent);
    if (earlier && limits?.last) {
      this.#witness(limits.last.response);
      return limits.last;
    }
    const { left } = this.#runContext;
    const found = await this.withTestUsers(1, async ([testUser]) =>
      testUser ? provokeRateLimit(this, testUser, this.#runContext.left) : undefined,
    );
    if (limits && found) limits.last = found;
    else if (limits) {
      limits.silent = left - this.#runContext.left;
      return this.#silence(limits.silent);
    }
    return found;
  }

  /** No 429 came: that is what there is to know, unless the budget ended the search. */
  #silence(sent: number): undefined {
    if (this.target.rateLimit || !Number.isFinite(this.#runContext.left) || sent >= blindTries) return undefined;
    const told = `no 429 came in ${sent} updates; add rateLimit: { requests: n, windowSeconds: s } when it is known`;
    throw new RunSignal('budget-spent', told);
  }

  affords(requests: number): boolean {
    return this.#allowance() >= requests;
  }

  wait(milliseconds: number): Promise<void> {
    const most = this.target.requestRate.maxRetryAfterSeconds * 1000;
    if (milliseconds > most) {
      this.block(
        `would have to wait ${Math.ceil(milliseconds / 1000)} s; raise requestRate.maxRetryAfterSeconds (now ${most / 1000})`,
      );
    }
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  accepted(testUser: TestUser, controlRequest: Json): Promise<boolean> {
    const key = JSON.stringify(controlRequest);
    const known = this.#runContext.controlRequests.get(key);
    if (known) return known;
    const asked = this.update(testUser, { body: controlRequest, name: 'valid control request' }).then(({ outcome }) => {
      if (outcome.kind === 'response' && outcome.status === 429)
        this.block('still responded 429 after waiting as told');
      return outcome.kind === 'response' && this.contract.profile.responses.statuses.includes(outcome.status);
    });
    this.#runContext.controlRequests.set(key, asked);
    // A control request that could not be sent may be tried again by the next requirement.
    asked.catch(() => this.#runContext.controlRequests.delete(key));
    return asked;
  }

  block(reason: string): never {
    throw new RequirementSignal('blocked', reason);
  }

  skip(reason: string): never {
    throw new RequirementSignal('skipped', reason);
  }

  async #transmit(
    request: OutgoingRequest,
    options: { readonly once: boolean; readonly sent?: Case },
  ): Promise<Exchange> {
    if (
      request.user !== undefined &&
      request.operation !== 'one' &&
      request.operation !== 'list' &&
      request.operation !== 'roles'
    ) {
      await this.#runContext.beforeWrite(request.user);
    }
    const exchange = await this.#runContext.transmit(request, options);
    this.#witness(exchange);
    return exchange;
  }
}
