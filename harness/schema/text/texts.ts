import { matcher } from '../checking/linear-pattern.ts';
import { type Draw, drawOf, pick } from '../draw.ts';
import { Automaton, type Step } from './automaton.ts';
import { type CodePoints, count, intersection, nth, pairs } from './code-points.ts';
import { Languages } from './language.ts';
import { languageOf } from './language-of-pattern.ts';
import { Lengths } from './lengths.ts';
import { UnsupportedPattern } from './pattern.ts';
import { readPattern } from './read-pattern.ts';
import { writtenSet } from './written.ts';

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

const mostStates = 6000;
/** Patterns to be missed that the automaton joins; a text is tested for any further ones once it is made. */
const mostJoinedMisses = 24;
const printableSet: CodePoints = [0x20, 0x7e];
const plainSet: CodePoints = [0x30, 0x39, 0x61, 0x7a];
const known = new Map<string, Texts>();
const givenUp = new Map<string, string>();

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
  // States do not depend on lengths: what was given up once is given up at once.
  const key = JSON.stringify([matches, misses]);
  const reason = givenUp.get(key);
  if (reason !== undefined) return { kind: 'undecided', reason };
  const undecided = (why: string): Texts => {
    if (givenUp.size < 2000) givenUp.set(key, why);
    return { kind: 'undecided', reason: why };
  };
  try {
    const languages = new Languages();
    const automaton = new Automaton(
      languages.and([
        languages.texts,
        ...matches.map((pattern) => languageOf(readPattern(pattern), languages)),
        ...misses
          .slice(0, mostJoinedMisses)
          .map((pattern) => languages.not(languageOf(readPattern(pattern), languages))),
      ]),
      languages,
    );
    const size = automaton.explore(mostStates);
    if (size === undefined) return undecided(`patterns need over ${mostStates} states`);
    const lengths = new Lengths(automaton, size);
    const least = lengths.least(min, max);
    if (least === undefined)
      return languages.loose ? { kind: 'undecided', reason: 'word boundaries' } : { kind: 'none' };
    const draws = (draw: Draw, length?: number) =>
      walk(automaton, lengths, draw, lengthOf(lengths, draw, least, max, length));
    const isLoose = languages.loose || misses.length > mostJoinedMisses;
    return { kind: 'texts', least, text: isLoose ? tested(draws, matches, misses) : draws };
  } catch (cause) {
    if (cause instanceof UnsupportedPattern) return undecided(cause.message);
    throw cause;
  }
}

type Draws = (draw: Draw, length?: number) => string | undefined;

const mostTries = 40;

/** Texts that are tested once they are made; the simplest draw always makes the same one, so seeds take its place. */
function tested(draws: Draws, matches: readonly string[], misses: readonly string[]): Draws {
  const fits = (text: string) =>
    matches.every((pattern) => matcher(pattern).test(text)) && !misses.some((pattern) => matcher(pattern).test(text));
  return (draw, length) => {
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const text = draws(
        draw.simplest && attempt > 0 ? drawOf(attempt) : draw,
        attempt < mostTries / 2 ? length : undefined,
      );
      if (text !== undefined && fits(text)) return text;
    }
    return undefined;
  };
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
  const readable = live.filter(({ set }) => facesOf(set).printable.length > 0);
  return pick(draw, readable.length > 0 && !draw.once(20) ? readable : live);
}

interface Faces {
  readonly plain: CodePoints;
  readonly printable: CodePoints;
  readonly written: CodePoints;
}

const faces = new WeakMap<CodePoints, Faces>();

/** The plain and the printable part of a set, found once: every character of every text asks. */
function facesOf(set: CodePoints): Faces {
  const known = faces.get(set);
  if (known) return known;
  const made = {
    plain: intersection(set, plainSet),
    printable: intersection(set, printableSet),
    written: intersection(set, writtenSet),
  };
  faces.set(set, made);
  return made;
}

/** One character of a set: mostly plain, at times printable, now and then one that people write elsewhere. */
export function character(draw: Draw, set: CodePoints): string {
  const { plain, printable, written } = facesOf(set);
  if (printable.length === 0 || draw.once(25))
    return String.fromCodePoint(wide(draw, written.length > 0 ? written : set));
  const from = draw.once(4) || plain.length === 0 ? printable : plain;
  // The simplest text is a run of `a` where it may be.
  if (draw.simplest && from.length === plainSet.length && from[0] === plainSet[0]) return 'a';
  return String.fromCodePoint(nth(from, draw.integer(0, count(from) - 1)));
}

/** Each script equally often, however many letters it has. */
function wide(draw: Draw, set: CodePoints): number {
  const [low, high] = pick(draw, pairs(set));
  return draw.integer(low, high);
}
