import { RunSignal } from '../../exchange/run-signal.ts';
import type { OutgoingRequest } from '../../model/exchange.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { TestUser, UserView } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import type { Journal } from '../../safety/journal-writer.ts';
import type { GuardReads } from './guard-reads.ts';
import type { GuardTools } from './guard-tools.ts';
import { journalEntry, whoIs } from './journal-entry.ts';
import type { Everybody } from './other-users.ts';
import { strangePlaces, type UndeclaredPlace, withStrange, withUndeclared } from './undeclared-places.ts';

/** Whom a run may write to, each journaled before the first write, as they were before the run. */
export class JournaledUsers {
  readonly #tools: GuardTools;
  readonly #reads: GuardReads;
  readonly #journal: Journal;
  readonly #journaled = new Map<string, Promise<void>>();
  /** How test users are restored, with every place that an update named. */
  readonly #writes = new Map<string, JournaledWrite>();
  /** Test users as they were before the run's first write. */
  readonly testUsers = new Map<string, UserView>();
  /** Ids of which a read shows nobody. */
  readonly nobody = new Set<string>();
  /** Fields that updates set. */
  names: readonly string[];
  /** Everybody whom one look at the organization showed. */
  everybody: Everybody = new Map();

  constructor(tools: GuardTools, reads: GuardReads, journal: Journal) {
    this.#tools = tools;
    this.#reads = reads;
    this.#journal = journal;
    this.names = tools.writes.fields;
  }

  /** Ids that something was sent for. */
  get addressed(): ReadonlySet<string> {
    return new Set(this.#journaled.keys());
  }

  /** What a test user had at a field's place of the request before the run. */
  ownValue(id: string, pointer: Pointer): Json | undefined {
    const field = this.#tools.contract.profile.fields.find(({ request }) => request === pointer);
    return field && this.testUsers.get(id)?.values[field.name];
  }

  /** How a test user is restored. */
  writeOf(id: string): JournaledWrite | undefined {
    return this.#writes.get(id);
  }

  /** Journals a test user for an update of these fields, or says why it cannot be restored. */
  async journalTestUser({ id, before }: TestUser, names: readonly string[]): Promise<JournaledWrite | string> {
    if (before === undefined) return 'was not read';
    const entry = journalEntry(this.#tools, names, { id, who: 'test-user', caller: 'admin', view: before });
    if (!entry.ok) return entry.reason;
    await this.#journal.begin(entry.write);
    this.#journaled.set(id, Promise.resolve());
    this.#writes.set(id, entry.write);
    return entry.write;
  }

  /** Journals whoever an update is for; a test user again for what the update names and no document does. */
  async journalFor(request: OutgoingRequest): Promise<void> {
    const { user = '' } = request;
    await this.#journalAnybody(user);
    const [write, view] = [this.#writes.get(user), this.testUsers.get(user)];
    if (write === undefined || view === undefined) return;
    const more = withUndeclared(write, request, this.#tools.contract, view);
    if (more === undefined) return;
    await this.#journal.begin(more);
    this.#writes.set(user, more);
  }

  /** What an update of a test user names that neither the document nor the user has. */
  strangePlaces(request: OutgoingRequest): readonly UndeclaredPlace[] {
    const view = this.testUsers.get(request.user ?? '');
    return view === undefined ? [] : strangePlaces(request, this.#tools.contract, view);
  }

  /** Journals a test user for places that it did not have, and returns how it is restored. */
  async journalStrange(user: string, places: readonly UndeclaredPlace[]): Promise<JournaledWrite | undefined> {
    const write = this.#writes.get(user);
    if (write === undefined) return undefined;
    const more = withStrange(write, places);
    if (more.fields.length > write.fields.length) await this.#journal.begin(more);
    this.#writes.set(user, more);
    return more;
  }

  /** Journals whoever has this id, once. */
  #journalAnybody(id: string): Promise<void> {
    const known = this.#journaled.get(id);
    if (known) return known;
    const journaling = this.#journalUser(id);
    this.#journaled.set(id, journaling);
    // What could not be read now may be read when the next one asks.
    journaling.catch(() => this.#journaled.delete(id));
    return journaling;
  }

  /** Journals who was not proven a test user, if it is anybody at all. */
  async #journalUser(id: string): Promise<void> {
    const { target } = this.#tools;
    const isTestUser = this.testUsers.has(id);
    const caller = this.#reads.callerFor(id);
    const view = this.testUsers.get(id) ?? (await this.#reads.standing(id)) ?? this.everybody.get(id);
    if (!view) {
      this.nobody.add(id);
      return;
    }
    const who = isTestUser ? 'test-user' : whoIs(target, id);
    if (who === undefined) throw new RunSignal('blocked', `would write to user ${id}, whom the target does not list`);
    const entry = journalEntry(this.#tools, isTestUser ? this.names : [], { id, who, caller, view });
    if (!entry.ok) throw new RunSignal('blocked', `user ${id}: ${entry.reason}`);
    await this.#journal.begin(entry.write);
  }
}
