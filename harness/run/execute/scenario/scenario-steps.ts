import { isAccepted, isSuccess, statusOf } from '../../../domain/response-status.ts';
import { viewUser } from '../../../domain/user-view.ts';
import { buildFree, buildUpdate } from '../../../exchange/build-request.ts';
import { RunSignal } from '../../../exchange/run-signal.ts';
import type { OwnConnection } from '../../../exchange/sender.ts';
import type { Case, Cases } from '../../../model/case.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { FreeRequest, RateLimited, Steps, TestUser, Update, UserView } from '../../../model/requirement.ts';
import type { CallerName, Target } from '../../../model/target.ts';
import { bodyOf, Reader } from '../../target/reader.ts';
import type { RunMemory } from '../run-memory.ts';
import type { TestUserPool } from '../schedule/test-user-pool.ts';
import { Arrangements } from './arrangements.ts';
import { askControlRequest } from './ask-control-request.ts';
import { assignAnew, repeatedRole } from './assign-anew.ts';
import { awaitShown } from './await-shown.ts';
import { isPlain } from './is-plain.ts';
import type { Origin } from './origin.ts';
import { blindTries, provokeRateLimit } from './provoke-rate-limit.ts';
import { resolveUser } from './resolve-user.ts';
import { rootOf } from './root-of.ts';
import { takeAwayRequest } from './take-away-request.ts';

/** How one request of a scenario is sent. */
export interface Transmission {
  readonly once: boolean;
  /** The case that it carries. */
  readonly sent?: Case;
  readonly signal?: AbortSignal | undefined;
  readonly connection?: OwnConnection | undefined;
  readonly origin: Origin;
}

/** What all scenarios of one contract's run share. */
export interface SharedRun {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly runs: number;
  readonly testUsers: TestUserPool;
  /** Sends, counts and judges one request. */
  transmit(request: OutgoingRequest, how: Transmission): Promise<Exchange>;
  readonly memory: RunMemory;
  /** Requests that the whole run may still send; Infinity without a budget. */
  readonly left: number;
}

/** Where one attempt at a scenario stands. */
interface AttemptPlace {
  readonly origin: Origin;
  readonly lent: readonly TestUser[];
  /** What is enforced may be more than the run's target says. */
  readonly target: Target;
  readonly signal?: AbortSignal | undefined;
  readonly connection?: OwnConnection | undefined;
  readonly witness: (exchange: Exchange) => void;
}

/** The steps of one attempt at a scenario: everything it sends is counted, judged and held as its evidence. */
export class ScenarioSteps implements Steps {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  readonly testUsers: readonly TestUser[];
  readonly runs: number;
  /** States that were read when the scenario began, by test user. */
  readonly states = new Map<string, UserView>();
  readonly #run: SharedRun;
  readonly #place: AttemptPlace;
  readonly #reader: Reader;
  readonly #resolved = new Map<string, Promise<TestUser>>();
  readonly #arrangements: Arrangements;
  #lagMs = 0;
  #last: Exchange | undefined;

  constructor(run: SharedRun, place: AttemptPlace) {
    this.contract = run.contract;
    this.target = place.target;
    this.cases = run.cases;
    this.testUsers = run.testUsers.all;
    this.runs = run.runs;
    this.#run = run;
    this.#place = place;
    this.#arrangements = new Arrangements(run.contract);
    this.#reader = new Reader(run.contract, run.target, (request) => this.#transmit(request, { once: false }));
  }

  async update(testUser: TestUser | string, what: Update): Promise<Exchange> {
    const user = typeof testUser === 'string' ? await this.#resolve(testUser) : testUser;
    const request = buildUpdate(this.contract, this.target, user, what);
    const end = this.#arrangements.begin(user.id);
    for (const id of request.others ?? []) this.#arrangements.forget(id);
    const send = () => this.#transmit(request, { once: what.once ?? false, ...(what.case ? { sent: what.case } : {}) });
    const first = await send();
    const repeated = repeatedRole(this.contract, request, what, first);
    const exchange = repeated === undefined ? first : await assignAnew(this, user, repeated, first, send);
    if (isSuccess(exchange) && (request.intent.kind === 'refusal' || !isPlain(what)))
      this.#arrangements.forget(user.id);
    const sets = request.intent.kind !== 'refusal' && isPlain(what) && isAccepted(this.contract, exchange);
    end(what.case?.body ?? what.body, sets);
    // What was accepted of the usual caller is known to be, and need not be sent again to find out.
    const body = what.case?.kind === 'invalid' ? undefined : (what.case?.body ?? what.body);
    if (body !== undefined && isPlain(what) && isAccepted(this.contract, exchange))
      this.#run.memory.controlRequests.accept(body);
    return exchange;
  }

  /** Why findings about what is stored prove nothing here; absent where the server stores what it confirms. */
  rootOf(findings: readonly Finding[]): Promise<string | undefined> {
    const look = (user: TestUser) => this.#reader.read(user);
    const { lag: memory } = this.#run.memory;
    return rootOf(findings, this, { untrue: this.#arrangements.untrue, lent: this.#place.lent, look, memory });
  }

  send(what: FreeRequest): Promise<Exchange> {
    const user = typeof what.testUser === 'string' ? what.testUser : what.testUser?.id;
    if (user !== undefined) this.#arrangements.forget(user);
    return this.#transmit(buildFree(this.contract, this.target, what), { once: false });
  }

  async unassign(testUser: TestUser, value: Json): Promise<Exchange> {
    const look = (user: TestUser) => this.#reader.read(user);
    const request = await takeAwayRequest(this.contract, this.target, testUser, value, look);
    this.#arrangements.forget(testUser.id);
    return this.#transmit(request, { once: false });
  }

  async read(testUser: TestUser | string, by?: 'one' | 'list'): Promise<UserView | undefined> {
    const id = typeof testUser === 'string' ? testUser : testUser.id;
    this.#last = undefined;
    const view = await awaitShown(
      () => this.#reader.read(testUser, by),
      this.#arrangements.pending(id),
      this.#run.memory.lag,
      (ms) => {
        this.#lagMs = Math.max(this.#lagMs, ms);
      },
    );
    this.#arrangements.see(id, view);
    const refused = this.#last && statusOf(this.#last);
    // Who may not look, for now, has not seen that nobody is there.
    if (!view && typeof testUser !== 'string' && refused !== undefined && [401, 403, 429].includes(refused))
      this.block(`a read of test user ${id} gets ${refused}, so that nothing can be said of its state`);
    return view;
  }

  readAs(caller: CallerName, testUser: TestUser): Promise<UserView | undefined> {
    const send = (request: OutgoingRequest) => this.#transmit(request, { once: false });
    return new Reader(this.contract, this.#run.target, send, caller).read(testUser);
  }

  async list(): Promise<readonly UserView[] | undefined> {
    const views = await this.#reader.list();
    for (const view of views ?? []) if (view.id !== undefined) this.#arrangements.see(view.id, view);
    return views;
  }

  userOf(exchange: Exchange): UserView | undefined {
    const body = bodyOf(exchange);
    return body === undefined ? undefined : viewUser(this.contract, 'response', body, exchange.id);
  }

  get lagMs(): number {
    return this.#lagMs;
  }

  async stateOf(testUser: TestUser): Promise<UserView> {
    const known = this.states.get(testUser.id);
    if (known) return known;
    const view = await this.read(testUser);
    if (!view) return this.block(`test user ${testUser.id} cannot be read; see accept.persists`);
    this.states.set(testUser.id, view);
    return view;
  }

  accepted(controlRequest: Json): Promise<boolean> {
    const { memory, testUsers } = this.#run;
    const ask = (testUser: TestUser | undefined) => askControlRequest(this, testUser, controlRequest);
    const [own] = this.#place.lent;
    return memory.controlRequests.ask(controlRequest, () =>
      own ? ask(own) : testUsers.lend(Math.min(1, testUsers.size), ([lent]) => ask(lent)),
    );
  }

  async provokeRateLimit({ earlier = false } = {}): Promise<RateLimited | undefined> {
    const { limit: limits } = this.#run.memory;
    if (limits?.silent !== undefined) return this.#silence(limits.silent);
    if (earlier && limits?.last) {
      this.#place.witness(limits.last.response);
      return limits.last;
    }
    const { left } = this.#run;
    const [testUser] = this.#place.lent;
    const found = testUser && (await provokeRateLimit(this, testUser, left));
    if (limits && found) limits.last = found;
    else if (limits) {
      limits.silent = left - this.#run.left;
      return this.#silence(limits.silent);
    }
    return found;
  }

  /** No 429 came: that is what there is to know, unless the budget ended the search. */
  #silence(sent: number): undefined {
    if (this.target.rateLimit || !Number.isFinite(this.#run.left) || sent >= blindTries) return undefined;
    const told = `no 429 came in ${sent} updates; add rateLimit: { requests: n, windowSeconds: s } when it is known`;
    throw new RunSignal('budget-spent', told);
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

  block(reason: string, lacks?: string): never {
    throw new RunSignal('blocked', reason, lacks);
  }

  skip(reason: string): never {
    throw new RunSignal('skipped', reason);
  }

  #resolve(id: string): Promise<TestUser> {
    const known =
      this.#resolved.get(id) ??
      resolveUser(this.contract, this.target, id, (user) => this.#reader.read(user), this.testUsers[0]);
    this.#resolved.set(id, known);
    return known;
  }

  async #transmit(request: OutgoingRequest, how: { readonly once: boolean; readonly sent?: Case }): Promise<Exchange> {
    const { origin, signal, connection, witness } = this.#place;
    const exchange = await this.#run.transmit(request, { ...how, origin, signal, connection });
    witness(exchange);
    this.#last = exchange;
    return exchange;
  }
}
