/** Where in the passes over one string or list the next smaller one begins. */
export interface PassCursor {
  readonly pass: number;
  readonly chunk: number;
  readonly start: number;
}

/** A smaller value, and where to go on once it has proved small enough or not. */
export interface Step<T> {
  readonly smaller: T;
  readonly next: PassCursor;
}

export const firstPass: PassCursor = { pass: 0, chunk: 0, start: 0 };

/** Characters that stand for their kind, the simplest first. */
const kinds = ['a', '0', 'A', ' ', '-', 'é', '日'];

/**
 * Smaller strings. First a string of one letter, then stretches of it that change to that letter and so show which
 * characters matter, then those alone, then ever smaller stretches that go, and at last simpler characters in the few
 * places left: one tells for those that are as far from simple.
 */
export function* smallerStrings(text: string, from: PassCursor): Generator<Step<string>> {
  const characters = [...text];
  const { length } = characters;
  if (from.pass === 0) {
    const next = { pass: 1, chunk: length, start: 0 };
    yield { smaller: '', next };
    yield { smaller: 'a'.repeat(length), next };
    // A fault may count UTF-16 units.
    if (text.length > length) yield { smaller: 'a'.repeat(text.length), next };
  }
  if (from.pass <= 1) yield* plainer(characters, from);
  if (from.pass <= 1) {
    const mattering = characters.filter((one) => one !== 'a');
    yield { smaller: mattering.join(''), next: { pass: 2, chunk: mattering.length, start: 0 } };
  }
  if (from.pass <= 2) yield* shorter(characters, from.pass === 2 ? from : { pass: 2, chunk: length, start: 0 });
  for (let index = from.pass === 3 ? from.start : 0; index < length; index += 1) {
    const far = rank(characters[index] ?? 'a');
    if (characters.slice(0, index).some((one) => rank(one) === far)) continue;
    for (const kind of kinds.slice(0, far))
      yield { smaller: characters.with(index, kind).join(''), next: { pass: 3, chunk: 1, start: index + 1 } };
  }
}

function* plainer(characters: readonly string[], from: PassCursor): Generator<Step<string>> {
  const { length } = characters;
  const begin = from.pass === 1 ? from : { chunk: length, start: 0 };
  for (
    let chunk = Math.min(begin.chunk, length), { start } = begin;
    chunk >= 1;
    chunk = Math.floor(chunk / 2), start = 0
  )
    for (; start < length; start += chunk) {
      const part = characters.slice(start, start + chunk);
      if (part.every((one) => one === 'a')) continue;
      const plain = part.map(() => 'a');
      const smaller = [...characters.slice(0, start), ...plain, ...characters.slice(start + chunk)].join('');
      yield { smaller, next: { pass: 1, chunk, start: start + chunk } };
    }
}

/** Of a run of equal characters every part of one length is the same: it is tried once. */
function* shorter(characters: readonly string[], from: PassCursor): Generator<Step<string>> {
  const { length } = characters;
  for (let { chunk, start } = from; chunk >= 1; chunk = Math.floor(chunk / 2), start = 0)
    for (; start + chunk <= length; start += chunk) {
      const part = characters.slice(start, start + chunk);
      const before = start - chunk < from.start ? [] : characters.slice(start - chunk, start);
      if (before.length > 0 && [...before, ...part].every((one) => one === part[0])) continue;
      const smaller = [...characters.slice(0, start), ...characters.slice(start + chunk)].join('');
      yield { smaller, next: { pass: 2, chunk, start } };
    }
}

/** The list without a half, a quarter, ... and at last without one element, the last ones first. */
export function* smallerLists<T>(list: readonly T[], from: PassCursor): Generator<Step<readonly T[]>> {
  const begin = from.pass === 0 ? { chunk: list.length, start: 0 } : from;
  let { chunk, start } = begin;
  if (from.pass === 0) start = list.length - chunk;
  while (chunk >= 1) {
    for (start = Math.min(start, list.length - chunk); start >= 0; start -= chunk)
      yield {
        smaller: [...list.slice(0, start), ...list.slice(start + chunk)],
        next: { pass: 1, chunk, start: start - chunk },
      };
    chunk = Math.floor(chunk / 2);
    start = list.length - chunk;
  }
}

/** How far a character is from the simplest one. */
export function rank(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (character === 'a') return 0;
  if (kinds.includes(character)) return kinds.indexOf(character);
  if (character >= 'b' && character <= 'z') return 1;
  if (character >= '1' && character <= '9') return 2;
  if (character >= 'B' && character <= 'Z') return 3;
  if (point < 0x80) return 5;
  return point < 0x1_00_00 ? 6 : 7;
}
