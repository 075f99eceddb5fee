import { viewUser } from '../domain/user-view.ts';
import { HarnessError } from '../errors.ts';
import { buildRead, buildUpdate } from '../exchange/build-request.ts';
import type { Redactor } from '../exchange/redact.ts';
import { RunSignal } from '../exchange/run-signal.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import type { TestUser, UserView } from '../model/requirement.ts';
import type { RestoreResult } from '../model/run.ts';
import type { CallerName, Target } from '../model/target.ts';
import { type Journal, openJournal } from '../target/journal.ts';
import { awaitTarget, type Lock, lockTarget } from '../target/lock.ts';
import { preflight, refuseObstacles } from '../target/preflight.ts';
import type { Probe } from '../target/preflight-tools.ts';
import { restore } from '../target/restore.ts';
import { undoOrLeave } from '../target/undo-or-leave.ts';
import { undoOf } from '../target/undo-request.ts';
import { bodyOf, Reader, type Send } from './execute/reader.ts';
import { writableValues } from './writable-values.ts';

/** What the preflight found, once nothing is in the way. */
export interface Prepared {
  readonly testUsers: readonly TestUser[];
  /** Changes, by name, that the run must not make. */
  readonly leave: readonly string[];
  /** What could not be proven, or is left alone. */
  readonly notes: readonly string[];
}

/** What guarding a live target works with. */
export interface GuardTools {
  readonly contract: Contract;
  readonly target: Target;
  /** Where locks and journals are kept. */
  readonly stateFolder: string;
  /** Any valid update. */
  readonly simplest: Json;
  readonly redact: Redactor;
  /** Sends beyond the budget and is not judged: what restores users must never lack it. */
  readonly send: Send;
}

/**
 * Keeps a live target safe: one run at a time, a preflight before the first write, every user journaled before it is
 * written to, nobody written to who is not listed, everything restored and read back.
 */
export class LiveGuard {
  readonly #tools: GuardTools;
  readonly #lock: Lock;
  readonly #journal: Journal;
  /** Users as they were before the run's first write, by id. */
  readonly #before = new Map<string, UserView>();
  readonly #journaled = new Map<string, Promise<void>>();
  #known: ReadonlySet<string> = new Set();
  /** Changes that the run does not make. */
  #leave: readonly string[] = [];

  private constructor(tools: GuardTools, lock: Lock, journal: Journal) {
    this.#tools = tools;
    this.#lock = lock;
    this.#journal = journal;
  }

  /** Takes the target's lock and opens its journal; refuses over an unfinished one unless it is to be resumed. */
  static async open(tools: GuardTools, options: { readonly resume?: boolean } = {}): Promise<LiveGuard> {
    const { stateFolder, target } = tools;
    // A killed run's process may take a moment to be gone.
    const lock = options.resume
      ? await awaitTarget(stateFolder, target.name, 5000)
      : lockTarget(stateFolder, target.name);
    try {
      const journal = await openJournal(stateFolder, target, { contract: tools.contract.id, ...options });
      return new LiveGuard(tools, lock, journal);
    } catch (cause) {
      lock.release();
      throw cause;
    }
  }

  /** Users that a journal still names. */
  get pending(): number {
    return this.#journal.state.open.length;
  }

  /** Reads everybody the run may write to; throws when the target is not ready. Notes say what could not be proven. */
  async prepare(): Promise<Prepared> {
    const { contract, target, simplest } = this.#tools;
    const list = () => this.#reader('admin').list();
    const users = contract.reads.list ? await list() : undefined;
    const found = await preflight({
      contract,
      target,
      simplest,
      look: (caller, id) => this.#look(caller, id),
      list: async () => users,
    });
    if (found.obstacles.length > 0) await this.#refuseSilence();
    refuseObstacles(target, found);
    this.#known = new Set((users ?? []).flatMap(({ id }) => id ?? []));
    for (const { id, before } of found.testUsers) if (before) this.#before.set(id, before);
    this.#leave = found.leave;
    return {
      testUsers: found.testUsers,
      leave: found.leave,
      notes: [...found.notes, ...found.unusable],
    };
  }

  /** Fields that the run may vary. */
  #kinds(): readonly Field['kind'][] {
    return this.#tools.target.allow.includes('attributes') ? ['role', 'attribute'] : ['role'];
  }

  /** Journals a user before the first write to it; refuses one that the target does not list. */
  async beforeWrite(testUser: string): Promise<void> {
    const known = this.#journaled.get(testUser);
    if (known) return known;
    const journaling = this.#journalUser(testUser);
    this.#journaled.set(testUser, journaling);
    // What could not be read now may be read when the next one asks.
    journaling.catch(() => this.#journaled.delete(testUser));
    return journaling;
  }

  /** Requests that restoring everybody takes: one update and one read for each. */
  get reserve(): number {
    return 2 * this.pending;
  }

  /** Restores everybody and reads them back. */
  async restore(settleMs = 0): Promise<RestoreResult> {
    const { contract, target, send, redact } = this.#tools;
    this.#journaled.clear();
    return restore(this.#journal, {
      target,
      send,
      redact,
      settleMs,
      statuses: contract.profile.responses.statuses,
      readValues: async (testUser) => (await this.#reader(this.#readerOf(testUser)).read(testUser))?.values,
    });
  }

  async close(): Promise<void> {
    await this.#journal.close();
    this.#lock.release();
  }

  async #journalUser(testUser: string): Promise<void> {
    const { contract, target, simplest } = this.#tools;
    const listed = target.testUsers.includes(testUser);
    const purposeful = [
      ...Object.values(target.fixtures).flat(),
      ...Object.values(target.callers).map((caller) => caller?.userId),
    ];
    if (!listed && !purposeful.includes(testUser)) {
      // An id that belongs to nobody can be written to; one that belongs to somebody must be listed.
      if (!this.#known.has(testUser)) return;
      throw new RunSignal('blocked', `would write to user ${testUser}, whom the target does not list`);
    }
    const caller = this.#readerOf(testUser);
    const before = this.#before.get(testUser) ?? (await this.#standing(caller, testUser));
    if (!before) return;
    this.#before.set(testUser, before);
    const kinds = this.#kinds();
    // Who is no test user is only sent the simplest update: what else it has is left as it is.
    const { undo, lacks } = undoOrLeave(contract, simplest, before.values, kinds, this.#leave);
    if (!undo.ok) throw new RunSignal('blocked', `user ${testUser}: ${undo.reason}`);
    const request = buildUpdate(
      contract,
      target,
      { id: testUser, ...identity(before) },
      { body: undo.body, caller, name: 'restored' },
    );
    await this.#journal.begin({
      testUser,
      before: writableValues(contract, before, kinds, [...this.#leave, ...lacks.keys()]),
      undo: undoOf(request, target),
    });
  }

  /** Where nothing responds, what the preflight did not find says nothing about the target file. */
  async #refuseSilence(): Promise<void> {
    const { name, baseUrl } = this.#tools.target;
    const { outcome } = await this.look();
    if (outcome.kind === 'response') return;
    throw new HarnessError(
      'TARGET_UNREACHABLE',
      `target ${name} does not respond at ${baseUrl}; nothing was changed: ${outcome.detail}`,
      `start the server, or correct baseUrl and connection of ${name} in the target file`,
    );
  }

  /** A user as it is now; undefined when there is none. */
  async #standing(caller: CallerName, testUser: string): Promise<UserView | undefined> {
    const seen = await this.#look(caller, testUser);
    if (seen.kind === 'user') return seen.user;
    const isNobody = seen.kind === 'status' && seen.status < 500 && ![401, 408, 429].includes(seen.status);
    if (isNobody) return undefined;
    const why = seen.kind === 'none' ? seen.detail : `status ${seen.status}`;
    throw new RunSignal('blocked', `user ${testUser} cannot be read before it is written to: ${why}`);
  }

  /** A read that was responded to in the preflight: whether the target still responses. */
  look(): Promise<Exchange> {
    const { contract, target, send } = this.#tools;
    const which = contract.reads.one ? 'one' : 'list';
    return send(buildRead(contract, target, which, { testUser: target.testUsers[0] ?? '' }));
  }

  /** Who can see, and restored, a user: its own organization's caller. */
  #readerOf(testUser: string): CallerName {
    const { target } = this.#tools;
    const foreign = testUser === target.fixtures.foreign || testUser === target.callers.otherOrganization?.userId;
    return foreign && target.callers.otherOrganization ? 'otherOrganization' : 'admin';
  }

  #reader(caller: CallerName): Reader {
    return new Reader(this.#tools.contract, this.#tools.target, this.#tools.send, caller);
  }

  /** What one caller sees of one user. */
  async #look(caller: CallerName, id: string): Promise<Probe> {
    const { contract, target, send } = this.#tools;
    const which = contract.reads.one ? 'one' : 'list';
    const exchange = await send(buildRead(contract, target, which, { testUser: id, caller }));
    const { outcome } = exchange;
    if (outcome.kind === 'none') return { kind: 'none', detail: outcome.detail };
    const user = which === 'one' ? userOf(contract, exchange) : await this.#reader(caller).read(id);
    return user ? { kind: 'user', user } : { kind: 'status', status: outcome.status };
  }
}

function userOf(contract: Contract, exchange: Exchange): UserView | undefined {
  const body = bodyOf(exchange);
  return body === undefined ? undefined : viewUser(contract, 'one', body, exchange.id);
}

function identity({ email, name }: UserView): Pick<TestUser, 'email' | 'name'> {
  return { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
}
