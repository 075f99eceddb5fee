import { at } from '../../domain/pointer.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { TestUser, UserView } from '../../model/requirement.ts';
import type { RestoreResult } from '../../model/run.ts';
import { openJournal } from '../../safety/journal.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { type Journal, keptOpen } from '../../safety/journal-writer.ts';
import { awaitTarget, type Lock } from '../../safety/lock.ts';
import { preflight, refuseChanged, refuseObstacles } from '../../safety/preflight.ts';
import type { Probe } from '../../safety/preflight-tools.ts';
import { refuseOutside } from '../../safety/refuse-outside.ts';
import { restore } from '../../safety/restore.ts';
import { Unsettled } from '../../safety/unsettled.ts';
import type { LiveChoice } from '../target/open-target.ts';
import { GuardReads } from './guard-reads.ts';
import type { GuardTools, Prepared } from './guard-tools.ts';
import { journalEntry, whoIs } from './journal-entry.ts';
import { type Everybody, everybodyIn, isAcceptedProbe, otherUsersChanged, reachedThrough } from './other-users.ts';
import { patientSend, wait } from './patient-send.ts';
import { proveTestUsers } from './prove-test-users.ts';
import { wholeDifferences } from './whole-user.ts';

/** How long a killed run's worker, which still holds the lock, may take to be gone, in milliseconds. */
const patienceMs = 5000;

/**
 * Keeps a live target safe: one run at a time on a server's users, a preflight and a proof before the first change, every
 * user journaled before it is written to, nobody written to who is not listed, everybody restored, read and compared.
 */
export class LiveGuard {
  readonly #tools: GuardTools;
  readonly #lock: Lock;
  readonly #journal: Journal;
  readonly #reads: GuardReads;
  readonly #unsettled: Unsettled;
  readonly #journaled = new Map<string, Promise<void>>();
  /** Test users as they were before the run's first write. */
  readonly #testUsers = new Map<string, UserView>();
  /** Fields that updates set. */
  #names: readonly string[];
  #everybody: Everybody = new Map();
  /** Users whom an update reached that should have been refused. */
  readonly #letThrough = new Set<string>();

  private constructor(tools: GuardTools, lock: Lock, journal: Journal) {
    this.#tools = tools;
    this.#lock = lock;
    this.#journal = journal;
    this.#names = tools.writes.fields;
    this.#reads = new GuardReads(tools.contract, tools.target, tools.send);
    this.#unsettled = new Unsettled(tools.target);
  }

  /** Takes the lock of the target's server and users, and begins a journal; refuses over an unfinished one. */
  static async open(tools: GuardTools): Promise<LiveGuard> {
    const { stateFolder, lockFolder, target, contract, restoreLine, redact } = tools;
    const lock = await awaitTarget([stateFolder, lockFolder], target, 0);
    try {
      return new LiveGuard(
        tools,
        lock,
        await openJournal(stateFolder, target, { contract, restore: restoreLine, redact }),
      );
    } catch (cause) {
      lock.release();
      throw cause;
    }
  }

  /** Goes on with what an earlier run left; `lock` was taken for it. */
  static resume(tools: GuardTools, lock: Lock, journal: Journal): LiveGuard {
    const guard = new LiveGuard(tools, lock, journal);
    // What that run sent last may still arrive.
    for (const { testUser } of journal.state.open) guard.#unsettled.see(testUser, false);
    return guard;
  }

  /** Takes the lock for `resume`, waiting for a killed run's worker to be gone. */
  static lock({ stateFolder, lockFolder, target }: LiveChoice): Promise<Lock> {
    return awaitTarget([stateFolder, lockFolder], target, patienceMs);
  }

  /** Users that a journal still names. */
  get pending(): number {
    return this.#journal.state.open.length;
  }

  /** Requests that restoring everybody takes where nothing is odd: a read, an update and a read for each, and the list. */
  get reserve(): number {
    return this.pending === 0 ? 0 : 3 * this.pending + 2;
  }

  /**
   * Reads everybody the run may write to, and proves each a test user by its own restore request, unless nothing is to be
   * written at all. Throws when the target is not ready. Notes say what could not be proven.
   */
  async prepare({ writes = true } = {}): Promise<Prepared> {
    const { contract, target, simplest, send } = this.#tools;
    const users = await this.#reads.list();
    const found = await preflight({
      contract,
      target,
      simplest,
      writes: this.#tools.writes,
      look: (caller, id) => this.#reads.look(caller, id),
      list: async () => users,
    });
    if (found.obstacles.length > 0) await this.#reads.refuseSilence();
    refuseObstacles(target, found);
    this.#everybody = everybodyIn(users ?? (await this.#reads.everybody()) ?? []);
    const proven = writes
      ? await proveTestUsers(found.candidates, this.#names, {
          target,
          essential: contract.profile.fields.flatMap(({ name, request }) =>
            at(simplest, request) === undefined ? [] : [name],
          ),
          statuses: contract.profile.responses.statuses,
          readLagMs: this.#reads.lagMs,
          begin: (testUser, names) => this.#journalTestUser(testUser, names),
          send,
          look: (id) => this.#reads.look('admin', id),
          compare: (write, now) => this.#compare(write, now),
          wait,
        })
      : { testUsers: found.testUsers, leave: found.leave, notes: [], unusable: [], changed: false };
    this.#names = this.#names.filter((name) => !proven.leave.includes(name));
    for (const { id, before } of proven.testUsers) if (before) this.#testUsers.set(id, before);
    if (proven.testUsers.length === 0) {
      const restored = await this.restore();
      await this.#reads.refuseSilence();
      refuseChanged(target, restored, proven.unusable);
      const line = 'testUsers: [...]   # users whose own values may be written back';
      refuseObstacles(target, { ...found, obstacles: proven.unusable.map((fact) => ({ fact, line })) });
    }
    return {
      testUsers: proven.testUsers,
      leave: proven.leave,
      notes: [...found.notes, ...found.unusable, ...proven.notes, ...proven.unusable],
    };
  }

  /** Called before every request is sent: journals the user that it may write to, and refuses what must not be sent. */
  async beforeWrite(request: OutgoingRequest): Promise<void> {
    const { user, operation } = request;
    if (user === undefined || operation === 'one' || operation === 'list' || operation === 'roles') return;
    refuseOutside(request, this.#tools.writes);
    const known = this.#journaled.get(user);
    if (known) return known;
    const journaling = this.#journalUser(user);
    this.#journaled.set(user, journaling);
    // What could not be read now may be read when the next one asks.
    journaling.catch(() => this.#journaled.delete(user));
    return journaling;
  }

  /** Called with every exchange: what got no clear response may still arrive. */
  afterWrite(exchange: Exchange): void {
    this.#unsettled.hear(exchange);
    if (isAcceptedProbe(exchange)) this.#letThrough.add(exchange.request.user ?? '');
  }

  /**
   * Restores everybody, reads them, and compares them and all others with before. Between requirements (`final: false`)
   * only what is changed is restored, and nothing is closed.
   */
  async restore({ final = true }: { readonly final?: boolean } = {}): Promise<RestoreResult> {
    const { target, redact, send } = this.#tools;
    const lag = this.#reads.lagMs;
    // A read that lags behind would show the value before the last write as if nothing had been written.
    if (final && this.pending > 0) await wait(this.#unsettled.sinceLastMs(Math.max(lag, leastLagMs)));
    const journal = final ? this.#journal : keptOpen(this.#journal);
    const deadline = performance.now() + restoreMs;
    const patient = patientSend(send, () => performance.now() > deadline);
    const reads = new GuardReads(this.#tools.contract, target, patient);
    const restored = await restore(journal, {
      target,
      send: patient,
      look: (caller, id) => reads.look(caller, id),
      compare: (write, now) => this.#compare(write, now),
      redact,
      readLagMs: Math.max(lag, leastLagMs),
      unsettledMs: (user) => (final ? this.#unsettled.leftMs(user) : 0),
      isUndone: (user) => this.#unsettled.isUndone(user),
      wait,
      isOver: () => performance.now() > deadline,
    });
    if (!final) return restored;
    const others = await otherUsersChanged(this.#tools, this.#reads, {
      before: this.#everybody,
      testUsers: this.#testUsers,
      addressed: new Set(this.#journaled.keys()),
    });
    const reached = reachedThrough(this.#letThrough, this.#testUsers, restored);
    const differences = [...reached, ...(restored.differences ?? []), ...others];
    return { ...restored, ...(differences.length > 0 ? { differences } : {}) };
  }

  async close(): Promise<void> {
    await this.#journal.close();
    this.#lock.release();
  }

  /** A read that was responded to in the preflight: whether the target still responds. */
  look(): Promise<Exchange> {
    return this.#reads.ping();
  }

  #compare(write: JournaledWrite, { user }: Extract<Probe, { kind: 'user' }>) {
    return wholeDifferences(this.#tools.contract, { whole: write.whole, values: write.before }, user);
  }

  async #journalTestUser({ id, before }: TestUser, names: readonly string[]): Promise<JournaledWrite | string> {
    if (before === undefined) return 'was not read';
    const entry = journalEntry(this.#tools, names, {
      id,
      who: 'test-user',
      caller: 'admin',
      view: before,
    });
    if (!entry.ok) return entry.reason;
    await this.#journal.begin(entry.write);
    this.#journaled.set(id, Promise.resolve());
    return entry.write;
  }

  /** Journals who was not proven a test user, if it is anybody at all. */
  async #journalUser(id: string): Promise<void> {
    const { target } = this.#tools;
    const isTestUser = this.#testUsers.has(id);
    const caller = this.#reads.callerFor(id);
    const view = this.#testUsers.get(id) ?? (await this.#reads.standing(id)) ?? this.#everybody.get(id);
    if (!view) return;
    const who = isTestUser ? 'test-user' : whoIs(target, id);
    if (who === undefined) throw new RunSignal('blocked', `would write to user ${id}, whom the target does not list`);
    const names = isTestUser ? this.#names : [];
    const entry = journalEntry(this.#tools, names, { id, who, caller, view });
    if (!entry.ok) throw new RunSignal('blocked', `user ${id}: ${entry.reason}`);
    await this.#journal.begin(entry.write);
  }
}

/** Longest that restoring may take; and how old the last write must be before a read is believed at the end, though nobody says that reads lag. */
const [restoreMs, leastLagMs] = [120_000, 2000];
