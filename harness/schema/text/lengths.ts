import type { Automaton } from './automaton.ts';

/** Which states of an explored automaton can still end in exactly so many steps. */
export class Lengths {
  readonly #automaton: Automaton;
  readonly #size: number;
  readonly #layers: Uint8Array[] = [];
  #repeats: number | undefined;

  constructor(automaton: Automaton, size: number) {
    this.#automaton = automaton;
    this.#size = size;
  }

  /** Whether `state` can end in exactly `steps` more. */
  canEnd(state: number, steps: number): boolean {
    return this.#layer(steps)[state] === 1;
  }

  /** The least length from `min` to `max` that a text can have; undefined when there is none. */
  least(min: number, max: number): number | undefined {
    for (let length = min; length <= Math.min(max, min + this.#size); length += 1)
      if (this.canEnd(0, length)) return length;
    return undefined;
  }

  /** The greatest length from `min` to `max` that a text can have; undefined when there is none. */
  greatest(min: number, max: number): number | undefined {
    for (let length = max; length >= min; length -= 1) if (this.canEnd(0, length)) return length;
    return undefined;
  }

  #layer(steps: number): Uint8Array {
    while (this.#layers.length <= steps && this.#repeats === undefined) this.#grow();
    const settled = Math.min(steps, this.#layers.length - 1);
    return this.#layers[settled] as Uint8Array;
  }

  #grow(): void {
    const before = this.#layers.at(-1);
    const layer = new Uint8Array(this.#size);
    for (let state = 0; state < this.#size; state += 1) {
      const ends =
        before === undefined
          ? this.#automaton.accepts(state)
          : this.#automaton.steps(state).some(({ to }) => before[to] === 1);
      layer[state] = ends ? 1 : 0;
    }
    // A layer that equals the one before repeats for ever: long texts cost no more than short ones.
    if (before?.every((flag, state) => flag === layer[state])) this.#repeats = this.#layers.length;
    this.#layers.push(layer);
  }
}
