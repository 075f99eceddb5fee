import { allCharacters, beginMark, type CodePoints, endMark, has, intersection } from './code-points.ts';
import type { Language, Languages } from './language.ts';
import { UnsupportedPattern } from './pattern.ts';

/** One step: any of `set` leads to `to`. */
export interface Step {
  readonly set: CodePoints;
  readonly to: number;
}

/** Parts of languages that are looked at before a pattern is given up: a few seconds' work. */
const mostWork = 250_000;

/** The language of texts as a deterministic automaton that is built state by state. */
export class Automaton {
  readonly #languages: Languages;
  readonly #numbers = new Map<number, number>();
  readonly #states: Language[] = [];
  readonly #steps: (readonly Step[] | undefined)[] = [];

  constructor(language: Language, languages: Languages) {
    this.#languages = languages;
    this.#number(languages.derive(language, beginMark));
  }

  /** Whether a text that led here may end. */
  accepts(state: number): boolean {
    return this.#languages.derive(this.#states[state] as Language, endMark).nullable;
  }

  /** The steps out of a state, in the order of their lowest code points. Throws where that takes too long. */
  steps(state: number): readonly Step[] {
    const known = this.#steps[state];
    if (known) return known;
    if (this.#languages.work > mostWork) throw new UnsupportedPattern('more repetitions than can be followed');
    const language = this.#states[state] as Language;
    const made: Step[] = [];
    for (const part of this.#languages.partition(language)) {
      const set = intersection(part, allCharacters);
      const [point] = set;
      if (point === undefined) continue;
      const next = this.#languages.derive(language, point);
      if (next.kind !== 'nothing') made.push({ set, to: this.#number(next) });
    }
    this.#steps[state] = made;
    return made;
  }

  /** Whether a text is in the language: one step per character. */
  matches(text: string): boolean {
    let state = 0;
    for (const character of text) {
      const point = character.codePointAt(0) as number;
      const step = this.steps(state).find(({ set }) => has(set, point));
      if (step === undefined) return false;
      state = step.to;
    }
    return this.accepts(state);
  }

  /** Builds every state; the number of them, or undefined when there are more than `most`. */
  explore(most: number): number | undefined {
    for (let state = 0; state < this.#states.length; state += 1) {
      if (state >= most) return undefined;
      this.steps(state);
    }
    return this.#states.length;
  }

  #number(language: Language): number {
    const known = this.#numbers.get(language.id);
    if (known !== undefined) return known;
    const made = this.#states.length;
    this.#numbers.set(language.id, made);
    this.#states.push(language);
    return made;
  }
}
