import { isObject } from '../../domain/is-object.ts';
import { at, child, parentOf, put } from '../../domain/pointer.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import { requestOf } from '../../safety/undo-request.ts';
import { isWrite } from '../../safety/unsettled.ts';
import type { GuardReads } from './guard-reads.ts';
import type { GuardTools } from './guard-tools.ts';
import type { JournaledUsers } from './journaled-users.ts';
import { jsonOf, type UndeclaredPlace } from './undeclared-places.ts';

/** The name that is tried first: nobody has it, and its value harms nobody. */
const harmless = 'rolecallUnknown';
/** Bytes of an update that harms nobody where it is kept. */
const smallBytes = 1000;
/** Refusals after which a server is taken to refuse what nobody documented. */
const enoughRefusals = 2;

/**
 * Updates may name what no document does: to be ignored, or refused. A server that keeps such names would keep all that is
 * sent under them, for good. The first goes out alone and small; where a read shows it afterwards, no other is sent.
 */
export class KeptNames {
  readonly #tools: GuardTools;
  readonly #reads: GuardReads;
  readonly #users: JournaledUsers;
  readonly #wait: (milliseconds: number) => Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();
  #kept: string | undefined;
  #refusals = 0;
  #isIgnored = false;

  constructor(
    tools: GuardTools,
    reads: GuardReads,
    users: JournaledUsers,
    wait: (milliseconds: number) => Promise<void>,
  ) {
    this.#tools = tools;
    this.#reads = reads;
    this.#users = users;
    this.#wait = wait;
  }

  /** Sends an update, when it is its turn where it names what nobody knows. */
  async send(request: OutgoingRequest, send: () => Promise<Exchange>): Promise<Exchange> {
    const places = this.#isIgnored || !isWrite(request) ? [] : this.#users.strangePlaces(request);
    const [first] = places;
    if (first === undefined) return send();
    const sent = this.#turn.then(async () => {
      if (this.#kept === undefined && !this.#isIgnored) {
        if (isSmall(request, places)) return this.#look(request.user ?? '', places, send);
        await this.#tryHarmless(request.user ?? '', first);
      }
      if (this.#kept === undefined) return send();
      throw new RunSignal(
        'skipped',
        `the server keeps ${this.#kept}, which no document names: whatever else is sent so would stay there`,
      );
    });
    this.#turn = sent.catch(() => {});
    return sent;
  }

  async #tryHarmless(user: string, { sentAt, shownAt }: UndeclaredPlace): Promise<void> {
    const place = { sentAt: child(parentOf(sentAt), harmless), shownAt: child(parentOf(shownAt), harmless) };
    const undo = (await this.#users.journalStrange(user, []))?.undo;
    const base = jsonOf(undo?.body);
    const body = base === undefined ? undefined : put(base, place.sentAt, true);
    if (undo === undefined || body === undefined) return;
    const request = requestOf({ ...undo, body: JSON.stringify(body) }, this.#tools.target, user, { part: true });
    await this.#look(user, [place], () => this.#tools.send(request));
  }

  async #look(user: string, places: readonly UndeclaredPlace[], send: () => Promise<Exchange>): Promise<Exchange> {
    await this.#users.journalStrange(user, places);
    const exchange = await send();
    const { outcome } = exchange;
    if (outcome.kind !== 'response') return exchange;
    if (outcome.status >= 400) this.#refusals += 1;
    this.#isIgnored = this.#refusals >= enoughRefusals;
    if (outcome.status >= 300) return exchange;
    await this.#wait(this.#reads.lagMs);
    const seen = await this.#reads.look(this.#reads.callerFor(user), user);
    if (seen.kind !== 'user') return exchange;
    const kept = places.find(({ shownAt }) => at(seen.user.whole, shownAt) !== undefined);
    if (kept === undefined) this.#isIgnored = true;
    else this.#kept = kept.shownAt;
    return exchange;
  }
}

/** Whether what nobody knows is a few plain values. */
function isSmall({ body }: OutgoingRequest, places: readonly UndeclaredPlace[]): boolean {
  const value = jsonOf(body);
  if (value === undefined || (body?.length ?? 0) > smallBytes) return false;
  return places.every(({ sentAt }) => {
    const named = at(value, sentAt);
    return !Array.isArray(named) && !isObject(named) && (typeof named !== 'string' || /^\w*$/.test(named));
  });
}
