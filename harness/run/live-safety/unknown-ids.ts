import { buildFree, buildRead } from '../../exchange/build-request.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { UserDifference } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import { undoCurlLine } from '../../safety/undo-curl-line.ts';
import { undoOf } from '../../safety/undo-request.ts';
import type { GuardReads } from './guard-reads.ts';
import type { GuardTools } from './guard-tools.ts';
import { type Everybody, everybodyIn, isAcceptedProbe } from './other-users.ts';

/** How long a user who was made may take to be shown, where nobody says that reads lag. */
const leastLagMs = 2000;

/**
 * Requests to ids that nobody has may make somebody. They go out one at a time; after the first of all, and after each that
 * was not refused, everybody is looked at. Where somebody came to be, no other is sent, and they are named.
 */
export class UnknownIds {
  readonly #tools: GuardTools;
  readonly #reads: GuardReads;
  readonly #wait: (milliseconds: number) => Promise<void>;
  /** Everybody before the run. */
  readonly #before: () => Everybody;
  readonly #made: UserDifference[] = [];
  /** Users whom the target names, no read shows, and an update was accepted for. */
  readonly #unseen = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #isSeen = false;

  constructor(
    tools: GuardTools,
    reads: GuardReads,
    before: () => Everybody,
    wait: (milliseconds: number) => Promise<void>,
  ) {
    this.#tools = tools;
    this.#reads = reads;
    this.#before = before;
    this.#wait = wait;
  }

  /** Who was made, each told first of all. */
  get made(): readonly UserDifference[] {
    return this.#made;
  }

  /** Sends a request to an id that nobody has, when it is its turn. */
  send(request: OutgoingRequest, send: () => Promise<Exchange>): Promise<Exchange> {
    const { user = '' } = request;
    const sent = this.#turn.then(async () => {
      this.#refuse(user);
      const exchange = await send();
      const isRefused = isClearRefusal(exchange);
      if (isAcceptedProbe(exchange) && isSomebody(this.#tools.target, user)) this.#tellUnseen(user);
      if (!isRefused || !this.#isSeen) await this.#look(user, isRefused);
      this.#isSeen = true;
      return exchange;
    });
    this.#turn = sent.catch(() => {});
    return sent;
  }

  #refuse(user: string): void {
    if (this.#unseen.has(user))
      throw new RunSignal(
        'blocked',
        `an update of user ${user}, whom no read shows, was accepted: nobody could restore what another one changes`,
      );
    const one = this.#made.find((each) => !this.#unseen.has(each.user));
    if (one === undefined) return;
    throw new RunSignal(
      'blocked',
      `an update of an id that nobody has made user ${one.user}; no other is sent to such an id`,
    );
  }

  async #look(id: string, isRefused: boolean): Promise<void> {
    let made = await this.#find(id);
    if (made.length === 0 && !isRefused) {
      await this.#wait(Math.max(leastLagMs, this.#reads.lagMs));
      made = await this.#find(id);
    }
    this.#made.push(...made.map((user) => this.#tell(user, id)));
  }

  /** Somebody is there by the target's own word: what the update did to them is seen by nobody here. */
  #tellUnseen(user: string): void {
    this.#unseen.add(user);
    const after = 'accepted; no read shows this user, so that nobody can tell what it changed or restore it';
    this.#made.push({ user, who: 'other', at: 'an update of it', before: 'to be refused', after, restored: false });
  }

  /** Who is there now and was not: the id itself, and anybody new whom a list shows. */
  async #find(id: string): Promise<readonly string[]> {
    const found = new Set<string>();
    const seen = await this.#reads.look(this.#reads.callerFor(id), id);
    if (seen.kind === 'user') found.add(id);
    const before = this.#before();
    if (this.#tools.contract.reads.list && before.size > 0)
      for (const user of everybodyIn((await this.#reads.list()) ?? []).keys())
        if (!before.has(user) && (seen.kind !== 'user' || user !== seen.user.id)) found.add(user);
    return [...found];
  }

  /**
   * Nobody is removed: who is new may as well have signed up meanwhile. Where the document has a DELETE and somebody stands
   * under the very id that was sent, the line that removes them is printed for who reads it.
   */
  #tell(user: string, sentFor: string): UserDifference {
    const { contract, target, redact } = this.#tools;
    const after = user === sentFor ? 'there: an update made it' : 'there: made by an update, or by somebody meanwhile';
    const told = { user, who: 'other', at: '', before: 'not there', after, restored: false } as const;
    if (contract.removal === undefined || user !== sentFor) return told;
    const free = { method: 'DELETE', testUser: user, name: 'remove who was made' };
    const byRead =
      contract.removal === contract.reads.one?.path
        ? { path: buildRead(contract, target, 'one', { testUser: user }).path }
        : {};
    const request = buildFree(contract, target, { ...free, ...byRead });
    return { ...told, request: redact(undoCurlLine(undoOf(request, target), target)) };
  }
}

/** Whom the target file names as a user who is there, or was: a removed one may come back, with the role that it was given. */
function isSomebody({ callers, fixtures: { unknown: _unknown, ...fixtures } }: Target, id: string): boolean {
  const named = [...Object.values(fixtures), ...Object.values(callers).map((caller) => caller?.userId)];
  return named.includes(id);
}

function isClearRefusal({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 400 && outcome.status < 500 && outcome.status !== 408;
}
