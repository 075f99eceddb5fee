import { seededRandom } from '../domain/seeded-random.ts';
/** Where choices come from: a seed, or nowhere, for the simplest value. */
export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True once in `times`; never for the simplest value. */
  once(times: number): boolean;
  /** Whether every choice takes the first and least it can. */
  readonly simplest: boolean;
  /** Whether numbers come from far apart: many of them have to differ. */
  readonly wide?: boolean;
  /** Whether every optional part is there. */
  readonly full: boolean;
}

/** Always the first and least. */
export const simplestDraw: Draw = { integer: (min) => min, once: () => false, simplest: true, full: false };

/** The first and least of everything that may be there. */
export const fullDraw: Draw = { ...simplestDraw, full: true };

/** A draw from a generator of whole numbers such as fast-check's. */
export function drawFrom(random: { nextInt(min: number, max: number): number }): Draw {
  const integer = (min: number, max: number) => (min >= max ? min : random.nextInt(min, max));
  return { integer, once: (times) => integer(1, times) === 1, simplest: false, full: false };
}

/** A draw that repeats for ever for one seed. */
export function drawOf(seed: number): Draw {
  const next = seededRandom(seed);
  return drawFrom({ nextInt: (min, max) => min + Math.floor(next() * (max - min + 1)) });
}

/** One of a list that is not empty. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[draw.integer(0, list.length - 1)] as T;
}

/** The list in another order. */
export function shuffle<T>(draw: Draw, list: readonly T[]): readonly T[] {
  if (draw.simplest) return list;
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = draw.integer(0, last);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
