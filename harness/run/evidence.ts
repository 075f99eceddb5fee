import type { Exchange } from '../model/exchange.ts';

/** Most exchanges of one requirement that are held until it is judged. */
const maxHeld = 4000;
/** Exchanges kept of a requirement that found nothing. */
export const samples = 3;

/** The exchanges of one requirement, held while it runs so that findings can show theirs. Bounded. */
export class Evidence {
  count = 0;
  readonly #first: Exchange[] = [];
  readonly #held = new Map<number, Exchange>();

  add(exchange: Exchange): void {
    this.count += 1;
    if (this.#first.length < samples) this.#first.push(exchange);
    this.#held.set(exchange.id, exchange);
    if (this.#held.size <= maxHeld) return;
    // The oldest goes: a requirement that returns findings names recent exchanges, or ones that it reported long ago.
    for (const id of this.#held.keys()) {
      this.#held.delete(id);
      break;
    }
  }

  /** Those with the given ids that are still held; a sample when none is asked for. */
  pick(ids: readonly number[]): readonly Exchange[] {
    const named = [...new Set(ids)].flatMap((id) => this.#held.get(id) ?? []);
    return named.length > 0 ? named : this.#first;
  }
}
