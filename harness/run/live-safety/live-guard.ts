import { at } from '../../domain/pointer.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { RestoreResult, UserDifference } from '../../model/run.ts';
import { openJournal } from '../../safety/journal.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { type Journal, keptOpen } from '../../safety/journal-writer.ts';
import { awaitTarget, type Lock } from '../../safety/lock.ts';
import { preflight, refuseChanged, refuseObstacles, refuseUnproven } from '../../safety/preflight.ts';
import type { Probe } from '../../safety/preflight-tools.ts';
import { refuseOutside } from '../../safety/refuse-outside.ts';
import { restore } from '../../safety/restore.ts';
import type { RestoreTools } from '../../safety/restore-tools.ts';
import { isWrite, Unsettled } from '../../safety/unsettled.ts';
import type { LiveChoice } from '../target/open-target.ts';
import { GuardReads } from './guard-reads.ts';
import { guardRestoreTools } from './guard-restore-tools.ts';
import type { GuardTools, Prepared } from './guard-tools.ts';
import { JournaledUsers } from './journaled-users.ts';
import { KeptNames } from './kept-names.ts';
import { everybodyIn, otherUsersChanged, reachedThrough } from './other-users.ts';
import { wait } from './patient-send.ts';
import { Probes } from './probes.ts';
import { proveTestUsers } from './prove-test-users.ts';
import { tryUsers } from './try-users.ts';
import { UnknownIds } from './unknown-ids.ts';
import { wholeDifferences } from './whole-user.ts';

/** After so many times in vain a user is not restored again before the end. */
const mostInVain = 2;
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
  readonly #unknownIds: UnknownIds;
  readonly #users: JournaledUsers;
  readonly #keptNames: KeptNames;
  /** How often users were not restored between requirements. */
  readonly #inVain = new Map<string, number>();
  readonly #probes = new Probes(() => this.#users.testUsers);

  private constructor(tools: GuardTools, lock: Lock, journal: Journal) {
    this.#tools = tools;
    this.#lock = lock;
    this.#journal = journal;
    this.#reads = new GuardReads(tools.contract, tools.target, tools.send);
    this.#users = new JournaledUsers(tools, this.#reads, journal);
    this.#keptNames = new KeptNames(tools, this.#reads, this.#users, wait);
    this.#unsettled = new Unsettled(tools.target);
    this.#unknownIds = new UnknownIds(tools, this.#reads, () => this.#users.everybody, wait);
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
    // Whoever responds 429 to the first read after so much waiting is not asked about every user.
    if (users === undefined) await this.#reads.refuseSilence();
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
    this.#users.everybody = everybodyIn(users ?? (await this.#reads.everybody()) ?? []);
    const proven = writes
      ? await proveTestUsers(found.candidates, this.#users.names, {
          target,
          essential: contract.profile.fields.flatMap(({ name, request }) =>
            at(simplest, request) === undefined ? [] : [name],
          ),
          statuses: contract.profile.responses.statuses,
          readLagMs: this.#reads.lagMs,
          begin: (testUser, names) => this.#users.journalTestUser(testUser, names),
          send,
          look: (id) => this.#reads.look('admin', id),
          compare: (write, now) => this.#compare(write, now),
          wait,
        })
      : { testUsers: found.testUsers, leave: found.leave, notes: [], unusable: [], changed: false };
    this.#users.names = this.#users.names.filter((name) => !proven.leave.includes(name));
    for (const { id, before } of proven.testUsers) if (before) this.#users.testUsers.set(id, before);
    const tried = await tryUsers(proven, this.#users, this.#tools, this.#restoreTools(false), () =>
      this.#othersChanged(),
    );
    const { changes } = tried;
    if (proven.testUsers.length === 0 || changes !== undefined) {
      const restored = await this.restore();
      await this.#reads.refuseSilence();
      const always = changes !== undefined;
      refuseChanged(target, restored, always ? [changes] : proven.unusable, { always });
    }
    if (proven.testUsers.length === 0) refuseUnproven(target, found, proven);
    return {
      testUsers: tried.testUsers,
      leave: [...proven.leave, ...tried.leave],
      forbidden: tried.forbidden,
      changed: proven.changed,
      notes: [...found.notes, ...found.unusable, ...proven.notes, ...proven.unusable, ...tried.notes],
    };
  }

  /** Sends one request of the run: those to ids that nobody has go out one at a time, and are looked after. */
  async sendGuarded(request: OutgoingRequest, sendOne: () => Promise<Exchange>): Promise<Exchange> {
    await this.beforeWrite(request);
    return this.#users.nobody.has(request.user ?? '') && isWrite(request)
      ? this.#unknownIds.send(request, sendOne)
      : this.#probes.send(request, () => this.#keptNames.send(request, sendOne));
  }

  /** Called before every request is sent: journals the user that it may write to, and refuses what must not be sent. */
  async beforeWrite(request: OutgoingRequest): Promise<void> {
    const { user } = request;
    if (user === undefined || !isWrite(request)) return;
    await this.#journal.requireThere();
    const { contract, writes } = this.#tools;
    refuseOutside(request, writes, (pointer) => this.#users.ownValue(user, pointer), contract.profile.resource);
    for (const other of request.others ?? []) await this.#users.journalFor({ ...request, user: other });
    return this.#users.journalFor(request);
  }

  /** Called with every exchange: what got no clear response may still arrive. */
  afterWrite(exchange: Exchange): void {
    this.#unsettled.hear(exchange);
    this.#probes.hear(exchange);
  }

  /**
   * Restores everybody, reads them, and compares them and all others with before. Between requirements (`final: false`)
   * only what is changed is restored, and nothing is closed.
   */
  async restore({ final = true }: { readonly final?: boolean } = {}): Promise<RestoreResult> {
    const lag = this.#reads.lagMs;
    if (final && this.pending > 0) this.#tellRestoring();
    // A read that lags behind, or before the last write arrives, would show what was before it.
    if (final && this.pending > 0) await wait(this.#unsettled.lastArrivesInMs(Math.max(lag, leastLagMs)));
    const isHopeless = (user: string) => (this.#inVain.get(user) ?? 0) >= mostInVain;
    const journal = final ? this.#journal : keptOpen(this.#journal, isHopeless);
    const restored = await restore(journal, this.#restoreTools(final));
    for (const { testUser } of restored.failed) this.#inVain.set(testUser, (this.#inVain.get(testUser) ?? 0) + 1);
    if (!final) return restored;
    const others = await this.#othersChanged();
    const { made } = this.#unknownIds;
    const isTold = new Set(made.map(({ user }) => user));
    const reached = reachedThrough(this.#probes.letThrough, this.#users, restored);
    const rest = [...reached, ...(restored.differences ?? []), ...others];
    const differences = [...made, ...rest.filter(({ user }) => !isTold.has(user))];
    return { ...restored, ...(differences.length > 0 ? { differences } : {}) };
  }

  #tellRestoring(): void {
    try {
      this.#tools.onRestore?.(this.pending, this.reserve);
    } catch {
      // Who looks on must not keep users from being restored.
    }
  }

  #othersChanged(): Promise<readonly UserDifference[]> {
    return otherUsersChanged(this.#tools, this.#reads, this.#users);
  }

  #restoreTools(final: boolean): RestoreTools {
    return guardRestoreTools(this.#tools, {
      compare: (write, now) => this.#compare(write, now),
      readLagMs: Math.max(this.#reads.lagMs, leastLagMs),
      unsettledMs: (user) => (final ? this.#unsettled.leftMs(user) : 0),
      isUndone: (user) => this.#unsettled.isUndone(user),
    });
  }

  async close(): Promise<void> {
    await this.#journal.close();
    this.#lock.release();
  }

  /** A read that got a response in the preflight: whether the target still responds. */
  look(): Promise<Exchange> {
    return this.#reads.ping();
  }

  #compare(write: JournaledWrite, { user }: Extract<Probe, { kind: 'user' }>) {
    return wholeDifferences(this.#tools.contract, { whole: write.whole, values: write.before }, user);
  }
}

/** How old the last write must be before a read is believed at the end, though nobody says that reads lag. */
const leastLagMs = 2000;
