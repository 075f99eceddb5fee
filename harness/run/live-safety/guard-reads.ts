import { mentionsId } from '../../domain/mentions-id.ts';
import { HarnessError } from '../../errors.ts';
import { buildRead } from '../../exchange/build-request.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { UserView } from '../../model/requirement.ts';
import type { CallerName, Target } from '../../model/target.ts';
import type { Probe } from '../../safety/preflight-tools.ts';
import { Reader, type Send } from '../target/reader.ts';

/** What the guard of a live target reads: users one by one, and everybody. */
export class GuardReads {
  readonly #contract: Contract;
  readonly #target: Target;
  readonly #send: Send;

  constructor(contract: Contract, target: Target, send: Send) {
    this.#contract = contract;
    this.#target = target;
    this.#send = send;
  }

  /** How long reads may lag behind updates, in milliseconds. */
  get lagMs(): number {
    return 1000 * (this.#target.reads?.settles ?? this.#contract.profile.reads?.settles ?? 0);
  }

  /** What one caller sees of one user: by id where the contract can, else in the list. */
  async look(caller: CallerName, id: string): Promise<Probe> {
    let last: Exchange | undefined;
    const send: Send = async (request) => {
      last = await this.#send(request);
      return last;
    };
    const user = await new Reader(this.#contract, this.#target, send, caller).read(id);
    // Where the object has an id of its own and nowhere the one that was asked for, it is somebody else's.
    if (user?.id !== undefined && !mentionsId(user.whole, id)) return { kind: 'somebody-else', id: user.id };
    if (user) return { kind: 'user', user };
    // It was assigned in a function, which the compiler does not follow.
    const outcome = (last as Exchange | undefined)?.outcome;
    if (outcome === undefined) return { kind: 'none', detail: 'the contract has no read' };
    if (outcome.kind === 'none') return { kind: 'none', detail: outcome.detail };
    const { status, json } = outcome;
    const isRead = status < 200 || status > 299 || json?.ok === true;
    return { kind: 'status', status, ...(isRead ? {} : { unreadable: json?.detail ?? 'the body is no JSON' }) };
  }

  /** Everybody whom `admin` can list; undefined when the contract has no list or it cannot be read. */
  async list(): Promise<readonly UserView[] | undefined> {
    return new Reader(this.#contract, this.#target, this.#send).list();
  }

  /** Everybody who can be listed; callers and fixtures, one by one, where nobody can. */
  async everybody(): Promise<readonly UserView[] | undefined> {
    if (this.#contract.reads.list) return this.list();
    const { callers, fixtures } = this.#target;
    const ids = [...new Set([callers.admin?.userId, callers.member?.userId, fixtures.lastOwner])];
    const seen = await Promise.all(ids.map((id) => (id === undefined ? undefined : this.look('admin', id))));
    return seen.flatMap((one) => (one?.kind === 'user' ? [one.user] : []));
  }

  /** A user before it is written to; undefined when there is none. Blocks where nobody can tell. */
  async standing(id: string): Promise<UserView | undefined> {
    const seen = await this.look(this.callerFor(id), id);
    if (seen.kind === 'user') return seen.user;
    if (seen.kind === 'status' && seen.status < 500 && ![401, 408, 429].includes(seen.status)) return undefined;
    const why = seen.kind === 'none' ? seen.detail : seen.kind === 'status' ? `status ${seen.status}` : seen.id;
    throw new RunSignal('blocked', `user ${id} cannot be read before it is written to: ${why}`);
  }

  /** Who can see, and restores, a user: its own organization's caller. */
  callerFor(id: string): CallerName {
    const { fixtures, callers } = this.#target;
    const isForeign = id === fixtures.foreign || id === callers.otherOrganization?.userId;
    return isForeign && callers.otherOrganization ? 'otherOrganization' : 'admin';
  }

  /** A read that any target responds to. */
  ping(): Promise<Exchange> {
    const which = this.#contract.reads.one ? 'one' : 'list';
    const testUser = this.#target.testUsers[0] ?? '';
    return this.#send(buildRead(this.#contract, this.#target, which, { testUser }));
  }

  /** Where nothing responds, what the preflight did not find says nothing about the target file. */
  async refuseSilence(): Promise<void> {
    const { name, baseUrl } = this.#target;
    const { outcome } = await this.ping();
    if (outcome.kind === 'response' && outcome.status !== 429) return;
    const how = outcome.kind === 'none' ? outcome.detail : 'it still responds 429 after waiting as told';
    throw new HarnessError(
      'TARGET_UNREACHABLE',
      `target ${name} does not respond at ${baseUrl}; nothing was changed: ${how}`,
      `start the server, or correct baseUrl and connection of ${name} in the target file`,
    );
  }
}
