import { type Draw, pick } from '../draw.ts';
import { Automaton, type Step } from './automaton.ts';
import { type CodePoints, count, intersection, nth } from './code-points.ts';
import { Languages } from './language.ts';
import { languageOf } from './language-of-pattern.ts';
import { Lengths } from './lengths.ts';
import { UnsupportedPattern } from './pattern.ts';
import { readPattern } from './read-pattern.ts';

/** What a text must be: a match of some patterns, none of others, and so long. */
export interface TextDemand {
  readonly matches: readonly string[];
  readonly misses: readonly string[];
  readonly min: number;
  readonly max: number;
}

/** Texts of one demand, or why there are none. */
export type Texts =
  | { readonly kind: 'texts'; readonly least: number; text(draw: Draw, length?: number): string | undefined }
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided'; readonly reason: string };

const MOST_STATES = 6000;
const PRINTABLE: CodePoints = [0x20, 0x7e];
const PLAIN: CodePoints = [0x30, 0x39, 0x61, 0x7a];
const known = new Map<string, Texts>();

/** The texts that meet a demand: all of its parts joined into one automaton. */
export function textsOf(demand: TextDemand): Texts {
  const key = JSON.stringify([demand.matches, demand.misses, demand.min, demand.max]);
  const found = known.get(key);
  if (found) return found;
  const made = decide(demand);
  if (known.size > 2000) known.clear();
  known.set(key, made);
  return made;
}

function decide({ matches, misses, min, max }: TextDemand): Texts {
  if (min > max) return { kind: 'none' };
  try {
    const languages = new Languages();
    const automaton = new Automaton(
      languages.and([
        languages.texts,
        ...matches.map((pattern) => languageOf(readPattern(pattern), languages)),
        ...misses.map((pattern) => languages.not(languageOf(readPattern(pattern), languages))),
      ]),
      languages,
    );
    const size = automaton.explore(MOST_STATES);
    if (size === undefined) return { kind: 'undecided', reason: `patterns need over ${MOST_STATES} states` };
    const lengths = new Lengths(automaton, size);
    const least = lengths.least(min, max);
    if (least === undefined) return { kind: 'none' };
    return {
      kind: 'texts',
      least,
      text: (draw, length) => walk(automaton, lengths, draw, lengthOf(lengths, draw, least, max, length)),
    };
  } catch (cause) {
    if (cause instanceof UnsupportedPattern) return { kind: 'undecided', reason: cause.message };
    throw cause;
  }
}

function lengthOf(
  lengths: Lengths,
  draw: Draw,
  least: number,
  max: number,
  wanted: number | undefined,
): number | undefined {
  if (wanted !== undefined) return lengths.least(wanted, wanted);
  const spread = draw.once(8) ? 200 : 16;
  const guess = draw.integer(least, Math.min(max, least + spread));
  return lengths.greatest(least, guess) ?? least;
}

function walk(automaton: Automaton, lengths: Lengths, draw: Draw, length: number | undefined): string | undefined {
  if (length === undefined) return undefined;
  let [state, text] = [0, ''];
  for (let left = length; left > 0; left -= 1) {
    const live = automaton.steps(state).filter(({ to }) => lengths.canEnd(to, left - 1));
    const step = choose(draw, live);
    text += character(draw, step.set);
    state = step.to;
  }
  return text;
}

/** Steps that ASCII can take come first: texts stay readable, and the rest is tried now and then. */
function choose(draw: Draw, live: readonly Step[]): Step {
  const readable = live.filter(({ set }) => intersection(set, PRINTABLE).length > 0);
  return pick(draw, readable.length > 0 && !draw.once(20) ? readable : live);
}

/** One character of a set: mostly plain, at times printable, now and then any. */
export function character(draw: Draw, set: CodePoints): string {
  const wished = draw.once(25) ? set : draw.once(4) ? intersection(set, PRINTABLE) : intersection(set, PLAIN);
  const from = wished.length > 0 ? wished : preferred(set);
  // The simplest text is a run of `a` where it may be.
  if (draw.simplest && from.length === PLAIN.length && from[0] === PLAIN[0]) return 'a';
  return String.fromCodePoint(nth(from, draw.integer(0, count(from) - 1)));
}

function preferred(set: CodePoints): CodePoints {
  const printable = intersection(set, PRINTABLE);
  return printable.length > 0 ? printable : set;
}
