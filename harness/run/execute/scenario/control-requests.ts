import type { Json } from '../../../model/json.ts';

/** Which payloads a server takes from the usual caller: each is sent once a run to find out. */
export class ControlRequests {
  readonly #known = new Map<string, Promise<boolean>>();

  /** A payload was accepted on another occasion. */
  accept(body: Json): void {
    this.#known.set(JSON.stringify(body), Promise.resolve(true));
  }

  /** Whether a payload is accepted; `send` finds out where nobody knows yet. */
  ask(body: Json, send: () => Promise<boolean>): Promise<boolean> {
    const key = JSON.stringify(body);
    const known = this.#known.get(key);
    if (known) return known;
    const asked = send();
    this.#known.set(key, asked);
    // One that could not be sent may be tried again by the next scenario.
    asked.catch(() => this.#known.delete(key));
    return asked;
  }
}
