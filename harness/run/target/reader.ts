import { nextPage } from '../../domain/next-page.ts';
import { at } from '../../domain/pointer.ts';
import { sameId } from '../../domain/same-id.ts';
import { viewUser } from '../../domain/user-view.ts';
import { buildRead } from '../../exchange/build-request.ts';
import { headerOf } from '../../exchange/retry-after.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import type { TestUser, UserView } from '../../model/requirement.ts';
import type { CallerName, Target } from '../../model/target.ts';

/** Most pages of a list that one read follows. */
const maxPages = 50;

/** Sends a request and returns its exchange. */
export type Send = (request: OutgoingRequest) => Promise<Exchange>;

/** Reads users as one caller, `admin` unless said otherwise, through the contract's own reads. */
export class Reader {
  readonly #contract: Contract;
  readonly #target: Target;
  readonly #send: Send;
  readonly #caller: CallerName;

  constructor(contract: Contract, target: Target, send: Send, caller: CallerName = 'admin') {
    this.#contract = contract;
    this.#target = target;
    this.#send = send;
    this.#caller = caller;
  }

  /** One user, by id if the contract can, else from the list; `undefined` when there is no such user or no such read. */
  async read(testUser: TestUser | string, by?: 'one' | 'list'): Promise<UserView | undefined> {
    const { reads } = this.#contract;
    if (by !== 'list' && reads.one) {
      const exchange = await this.#send(
        buildRead(this.#contract, this.#target, 'one', { testUser, caller: this.#caller }),
      );
      const view = this.#view('one', exchange, bodyOf(exchange));
      const tag = exchange.outcome.kind === 'response' ? headerOf(exchange.outcome, 'etag') : undefined;
      return view === undefined || tag === undefined ? view : { ...view, tag };
    }
    if (by === 'one' || !reads.list) return undefined;
    const id = typeof testUser === 'string' ? testUser : testUser.id;
    for await (const page of this.#pages(testUser)) {
      const found = page.find((user) => sameId(user.id, id));
      if (found) return found;
    }
    return undefined;
  }

  /** Every user of the organization; `undefined` when the contract has no list or it cannot be read. */
  async list(): Promise<readonly UserView[] | undefined> {
    if (!this.#contract.reads.list) return undefined;
    const users: UserView[] = [];
    let read = false;
    for await (const page of this.#pages()) {
      read = true;
      users.push(...page);
    }
    return read ? users : undefined;
  }

  async *#pages(testUser?: TestUser | string): AsyncGenerator<readonly UserView[]> {
    const profile = this.#contract.profile.reads?.list;
    if (!profile) return;
    let page: string | undefined;
    const asked = new Set<string>();
    const known = new Set<string>();
    let before = 0;
    for (let count = 0; count < maxPages; count += 1) {
      const options = {
        caller: this.#caller,
        ...(testUser === undefined ? {} : { testUser }),
        ...(page === undefined ? {} : { page }),
      };
      const exchange = await this.#send(buildRead(this.#contract, this.#target, 'list', options));
      const body = bodyOf(exchange);
      const items = body === undefined ? undefined : at(body, profile.items);
      if (!Array.isArray(items)) return;
      const users = items.flatMap((item: Json) => this.#view('list', exchange, item) ?? []);
      yield users;
      // A server that does not know the parameter shows the same page again and again.
      const isOld = users.length > 0 && users.every(({ id }) => id !== undefined && known.has(id));
      for (const { id } of users) if (id !== undefined) known.add(id);
      const link = exchange.outcome.kind === 'response' ? headerOf(exchange.outcome, 'link') : undefined;
      const received = { body: body ?? null, link, count: items.length, before, asked: page };
      const next = profile.next === undefined || isOld ? undefined : nextPage(profile.next, received);
      if (next === undefined || asked.has(next)) return;
      page = next;
      before = items.length;
      asked.add(page);
    }
  }

  #view(source: 'one' | 'list', exchange: Exchange, body: Json | undefined): UserView | undefined {
    return body === undefined ? undefined : viewUser(this.#contract, source, body, exchange.id);
  }
}

/** The JSON body of a 2xx response. */
export function bodyOf(exchange: Exchange): Json | undefined {
  const { outcome } = exchange;
  if (outcome.kind !== 'response' || outcome.status < 200 || outcome.status > 299) return undefined;
  return outcome.json?.ok ? outcome.json.value : undefined;
}
