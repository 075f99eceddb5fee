import { allCharacters, type CodePoints, normalise, union, without } from './code-points.ts';

const digitSet: CodePoints = [0x30, 0x39];
const wordSet: CodePoints = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
// ECMA-262, WhiteSpace and LineTerminator.
const spaceSet: CodePoints = normalise([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);
/** What `.` matches: everything but line terminators. */
export const anySet: CodePoints = without(allCharacters, [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029]);

const classes: Readonly<Record<string, CodePoints>> = {
  d: digitSet,
  D: without(allCharacters, digitSet),
  w: wordSet,
  W: without(allCharacters, wordSet),
  s: spaceSet,
  S: without(allCharacters, spaceSet),
};

/** The set of a class escape such as `\d`; undefined for any other letter. */
export function classEscape(letter: string): CodePoints | undefined {
  return Object.hasOwn(classes, letter) ? classes[letter] : undefined;
}

const properties = new Map<string, CodePoints>();

/** The set of a Unicode property such as `\p{Letter}`, by asking the runtime's own tables once. */
export function propertySet(name: string, negated: boolean): CodePoints {
  let set = properties.get(name);
  if (set === undefined) {
    const probe = new RegExp(`^\\p{${name}}$`, 'u');
    const ranges: [number, number][] = [];
    for (let point = 0; point <= 0x10_ff_ff; point += 1) {
      if (point === 0xd8_00) point = 0xe0_00;
      if (!probe.test(String.fromCodePoint(point))) continue;
      const last = ranges.at(-1);
      if (last?.[1] === point - 1) last[1] = point;
      else ranges.push([point, point]);
    }
    set = union(normalise(ranges));
    properties.set(name, set);
  }
  return negated ? without(allCharacters, set) : set;
}
