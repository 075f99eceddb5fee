import { RunSignal } from '../../exchange/run-signal.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import { isAcceptedProbe } from './other-users.ts';

/**
 * Updates that should be refused, of somebody who is no test user. One that is accepted proves what is to be proven: no other
 * goes to that user, least of all one with a stronger role. They go out one at a time for each user.
 */
export class Probes {
  readonly #testUsers: () => ReadonlyMap<string, unknown>;
  readonly #turns = new Map<string, Promise<unknown>>();
  /** Users whom such an update reached. */
  readonly letThrough = new Set<string>();

  constructor(testUsers: () => ReadonlyMap<string, unknown>) {
    this.#testUsers = testUsers;
  }

  hear(exchange: Exchange): void {
    if (isAcceptedProbe(exchange)) this.letThrough.add(exchange.request.user ?? '');
  }

  send(request: OutgoingRequest, send: () => Promise<Exchange>): Promise<Exchange> {
    const { user, operation, intent } = request;
    const isProbe = operation === 'update' && intent.kind === 'refusal';
    if (user === undefined || !isProbe || this.#testUsers().has(user)) return send();
    const sent = (this.#turns.get(user) ?? Promise.resolve()).then(async () => {
      if (this.letThrough.has(user))
        throw new RunSignal(
          'skipped',
          `an update of user ${user}, who is no test user, was let through: no other is sent`,
        );
      const exchange = await send();
      this.hear(exchange);
      return exchange;
    });
    this.#turns.set(
      user,
      sent.catch(() => {}),
    );
    return sent;
  }
}
