import { buildFree, buildUpdate } from '../exchange/build-request.ts';
import { RunSignal } from '../exchange/run-signal.ts';
import type { Case, Cases } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { FreeRequest, Subject, Throttled, Trial, Update, UserView } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { acquaint } from './acquaint.ts';
import { blindTries } from './budget.ts';
import { type LimitMemory, provokeThrottle } from './provoke-throttle.ts';
import { Purse } from './purse.ts';
import { bodyOf, Reader } from './reader.ts';
import { TrialSignal } from './signals.ts';
import type { SubjectPool } from './subject-pool.ts';
import { viewUser } from './user-view.ts';

/** What all trials of one contract's run share. */
export interface TrialGround {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly subjects: SubjectPool;
  /** Sends, counts and judges one request; `once` hands back a 429. */
  readonly transmit: (
    request: OutgoingRequest,
    options: { readonly once: boolean; readonly sent?: Case },
  ) => Promise<Exchange>;
  /** Called before every request that may write, with the id of the user it writes to. */
  beforeWrite(subject: string): Promise<void>;
  /** Payloads known to be accepted or not, by their JSON text. */
  readonly twins: Map<string, Promise<boolean>>;
  /** What is known of a live target's limit. */
  readonly limits?: LimitMemory | undefined;
  /** Requests that the whole run may still send; Infinity without a budget. */
  readonly left: number;
}

/** One requirement's view of the run: everything it sends is counted and held as its evidence. */
export class GroundedTrial implements Trial {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly #ground: TrialGround;
  readonly #reader: Reader;
  readonly #acquaintances = new Map<string, Promise<Subject>>();
  readonly #witness: (exchange: Exchange) => void;
  /** Requests left for this requirement; Infinity without a budget. */
  readonly #allowance: () => number;

  constructor(ground: TrialGround, witness: (exchange: Exchange) => void, allowance: () => number) {
    this.contract = ground.contract;
    this.target = ground.target;
    this.cases = ground.cases;
    this.runs = ground.runs;
    this.#ground = ground;
    this.#witness = witness;
    this.#allowance = allowance;
    this.#reader = new Reader(ground.contract, ground.target, (request) => this.#transmit(request, { once: false }));
  }

  withSubjects<T>(count: number, use: (subjects: readonly Subject[]) => Promise<T>): Promise<T> {
    const { size } = this.#ground.subjects;
    if (count > size) this.block(`needs ${count} subjects, the target lists ${size}; add ids to subjects:`);
    return this.#ground.subjects.lend(count, use);
  }

  async forEachSubject<T>(items: Iterable<T>, use: (item: T, subject: Subject) => Promise<void>): Promise<void> {
    const iterator = items[Symbol.iterator]();
    const lanes = Math.max(1, Math.min(this.target.pace.concurrency, this.#ground.subjects.size));
    const purse = new Purse(this.#allowance);
    const spend = (item: T) =>
      purse.spend(() =>
        this.withSubjects(1, async ([subject]) => {
          if (subject) await use(item, subject);
        }),
      );
    let stopped = false;
    const lane = async () => {
      while (!stopped && purse.suffices()) {
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

  async update(subject: Subject | string, what: Update): Promise<Exchange> {
    const user = typeof subject === 'string' ? await this.#acquainted(subject) : subject;
    const request = buildUpdate(this.contract, this.target, user, what);
    return this.#transmit(request, { once: what.once ?? false, ...(what.case ? { sent: what.case } : {}) });
  }

  #acquainted(id: string): Promise<Subject> {
    const known =
      this.#acquaintances.get(id) ?? acquaint(this.contract, this.target, id, (user) => this.#reader.read(user));
    this.#acquaintances.set(id, known);
    return known;
  }

  send(what: FreeRequest): Promise<Exchange> {
    return this.#transmit(buildFree(this.contract, this.target, what), { once: false });
  }

  read(subject: Subject | string, by?: 'one' | 'list'): Promise<UserView | undefined> {
    return this.#reader.read(subject, by);
  }

  list(): Promise<readonly UserView[] | undefined> {
    return this.#reader.list();
  }

  userOf(exchange: Exchange): UserView | undefined {
    const body = bodyOf(exchange);
    return body === undefined ? undefined : viewUser(this.contract, 'answer', body, exchange.id);
  }

  async provokeThrottle({ earlier = false } = {}): Promise<Throttled | undefined> {
    const { limits } = this.#ground;
    if (limits?.silent !== undefined) return this.#silence(limits.silent);
    if (earlier && limits?.last) {
      this.#witness(limits.last.answer);
      return limits.last;
    }
    const { left } = this.#ground;
    const found = await this.withSubjects(1, async ([subject]) =>
      subject ? provokeThrottle(this, subject, this.#ground.left) : undefined,
    );
    if (limits && found) limits.last = found;
    else if (limits) {
      limits.silent = left - this.#ground.left;
      return this.#silence(limits.silent);
    }
    return found;
  }

  /** No 429 came: that is what there is to know, unless the budget ended the search. */
  #silence(sent: number): undefined {
    if (this.target.limit || !Number.isFinite(this.#ground.left) || sent >= blindTries) return undefined;
    const told = `no 429 came in ${sent} updates; add limit: { requests: n, windowSeconds: s } when it is known`;
    throw new RunSignal('budget-spent', told);
  }

  affords(requests: number): boolean {
    return this.#allowance() >= requests;
  }

  wait(milliseconds: number): Promise<void> {
    const most = this.target.pace.maxRetryAfterSeconds * 1000;
    if (milliseconds > most) {
      this.block(
        `would have to wait ${Math.ceil(milliseconds / 1000)} s; raise pace.maxRetryAfterSeconds (now ${most / 1000})`,
      );
    }
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  accepted(subject: Subject, twin: Json): Promise<boolean> {
    const key = JSON.stringify(twin);
    const known = this.#ground.twins.get(key);
    if (known) return known;
    const asked = this.update(subject, { body: twin, name: 'valid twin' }).then(({ outcome }) => {
      if (outcome.kind === 'answer' && outcome.status === 429) this.block('still answered 429 after waiting as told');
      return outcome.kind === 'answer' && this.contract.profile.answer.statuses.includes(outcome.status);
    });
    this.#ground.twins.set(key, asked);
    // A twin that could not be sent may be tried again by the next requirement.
    asked.catch(() => this.#ground.twins.delete(key));
    return asked;
  }

  block(reason: string): never {
    throw new TrialSignal('blocked', reason);
  }

  skip(reason: string): never {
    throw new TrialSignal('skipped', reason);
  }

  async #transmit(
    request: OutgoingRequest,
    options: { readonly once: boolean; readonly sent?: Case },
  ): Promise<Exchange> {
    if (
      request.subject !== undefined &&
      request.operation !== 'one' &&
      request.operation !== 'list' &&
      request.operation !== 'roles'
    ) {
      await this.#ground.beforeWrite(request.subject);
    }
    const exchange = await this.#ground.transmit(request, options);
    this.#witness(exchange);
    return exchange;
  }
}
