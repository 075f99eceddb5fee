/** A set of code points as sorted, disjoint, inclusive ranges: `[low, high, low, high, ...]`. */
export type CodePoints = readonly number[];

/** Stands before the first character of a text, so that `^` can be read as a character. */
export const beginMark = 0x11_00_00;
/** Stands after the last character of a text. */
export const endMark = 0x11_00_01;
/** Every code point that a text may hold: all but the surrogates, which cannot be written as UTF-8. */
export const allCharacters: CodePoints = [0, 0xd7_ff, 0xe0_00, 0x10_ff_ff];
/** The characters and both marks. */
export const allCodePoints: CodePoints = [0, 0xd7_ff, 0xe0_00, endMark];

/** Sorts and joins ranges that may overlap. */
export function normalise(ranges: readonly (readonly [number, number])[]): CodePoints {
  const joined: number[] = [];
  for (const [low, high] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = joined.length - 1;
    const end = joined[last];
    if (end !== undefined && low <= end + 1) joined[last] = Math.max(end, high);
    else joined.push(low, high);
  }
  return joined;
}

/** The ranges as pairs. */
export function pairs(set: CodePoints): readonly (readonly [number, number])[] {
  const list: [number, number][] = [];
  for (let index = 0; index < set.length; index += 2) list.push([set[index] as number, set[index + 1] as number]);
  return list;
}

/** Code points in either set. */
export function union(...sets: readonly CodePoints[]): CodePoints {
  return normalise(sets.flatMap(pairs));
}

/** Code points in both sets. */
export function intersection(one: CodePoints, other: CodePoints): CodePoints {
  const shared: number[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    // Indices stay even and below the length, so both ends of a range are there.
    const [lowOne, highOne] = [one[i] as number, one[i + 1] as number];
    const [lowOther, highOther] = [other[j] as number, other[j + 1] as number];
    const [low, high] = [Math.max(lowOne, lowOther), Math.min(highOne, highOther)];
    if (low <= high) shared.push(low, high);
    if (highOne < highOther) i += 2;
    else j += 2;
  }
  return shared;
}

/** Code points of `universe` that are not in `set`. */
export function without(universe: CodePoints, set: CodePoints): CodePoints {
  const gaps: number[] = [];
  let low = 0;
  for (const [from, to] of pairs(set)) {
    if (from > low) gaps.push(low, from - 1);
    low = to + 1;
  }
  gaps.push(low, endMark);
  return intersection(universe, gaps);
}

/** Whether a code point is in the set. */
export function has(set: CodePoints, point: number): boolean {
  for (let index = 0; index < set.length; index += 2)
    if (point >= (set[index] as number) && point <= (set[index + 1] as number)) return true;
  return false;
}

/** How many code points the set has. */
export function count(set: CodePoints): number {
  let total = 0;
  for (const [low, high] of pairs(set)) total += high - low + 1;
  return total;
}

/** The code point at an index, in order. */
export function nth(set: CodePoints, index: number): number {
  let rest = index;
  for (const [low, high] of pairs(set)) {
    if (rest <= high - low) return low + rest;
    rest -= high - low + 1;
  }
  return set[0] ?? 0x61;
}
