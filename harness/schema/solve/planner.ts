import { hasFormat } from '../checking/formats.ts';
import { isSayable } from '../checking/next-number.ts';
import { drawOf, simplestDraw } from '../draw.ts';
import { limits } from '../limits.ts';
import type { Resolver } from '../reading/resolver.ts';
import { type Texts, textsOf } from '../text/texts.ts';
import { type Atom, type Goal, goalKey, type JsonType } from './atom.ts';
import { expand, type Search } from './expand.ts';
import { type Facts, factsOf } from './facts.ts';
import { holds } from './holds.ts';
import { itemGoal, memberGoal } from './inner-goals.ts';
import { drawNumber } from './number-facts.ts';

/** The ways to meet a goal. */
interface Plan {
  readonly branches: readonly Facts[];
  /** Ways were left out, so that finding none proves nothing. */
  readonly partial: boolean;
}

const mostBranches = 96;
const mostSteps = 3000;
const restarts = 16;
const deepest = 32;
const nothingKnown = { no: -1, yes: Number.POSITIVE_INFINITY };

/** Finds the ways to meet goals, and how deep the least value of each is. Remembers both. */
export class Planner {
  readonly resolver: Resolver;
  readonly #formats: boolean;
  readonly #plans = new Map<string, Plan>();
  /** Per goal, the greatest depth at which no value fits and the least at which one does. */
  readonly #depths = new Map<string, { readonly no: number; readonly yes: number }>();
  readonly #typeFits = new WeakMap<Facts, Map<string, boolean>>();
  #cut = false;
  /** Something was cut short: that nothing was found is no proof. */
  partial = false;
  /** What a schema asks for and is not made, too large or not to be said exactly, in words. */
  unmade: string | undefined;
  /** When looking for ways ends, in the milliseconds of `cpuMilliseconds()`. */
  end = Number.POSITIVE_INFINITY;

  constructor(resolver: Resolver, formats: boolean) {
    this.resolver = resolver;
    this.#formats = formats;
  }

  /** Every way found to meet a goal. */
  plan(goal: Goal): Plan {
    const key = goalKey(goal);
    const known = this.#plans.get(key);
    if (known) return known;
    const branches: Facts[] = [];
    const full = { steps: mostSteps, partial: false, end: this.end };
    let partial = this.#expand(branches, goal, { ...full, isGuided: true });
    // A discriminator that no branch agrees with forbids nothing.
    if (branches.length === 0 && !partial) partial = this.#expand(branches, goal, { ...full });
    if (partial) {
      // The first alternatives have many ways of their own: the others get their turn.
      branches.splice(mostBranches / 3);
      this.#restart(branches, goal);
      this.#expand(branches, goal, { ...full, lazy: true });
    }
    const plan = { branches, partial };
    if (plan.partial) this.partial = true;
    this.#plans.set(key, plan);
    return plan;
  }

  /** Adds the ways that a search finds; whether there may be more. */
  #expand(branches: Facts[], goal: Goal, search: Search): boolean {
    for (const atoms of expand(goal, this.resolver, simplestDraw, search)) {
      this.#add(branches, goal, atoms);
      if (branches.length >= mostBranches) return true;
    }
    return search.partial;
  }

  /** Where there are too many ways to list, a few more from all over. */
  #restart(branches: Facts[], goal: Goal): void {
    for (let seed = 1; seed <= restarts; seed += 1) {
      const search: Search = { steps: 400, partial: false, end: this.end, isGuided: true };
      const [first] = expand(goal, this.resolver, drawOf(seed), search).take(1);
      if (first) this.#add(branches, goal, first);
    }
  }

  #add(branches: Facts[], goal: Goal, atoms: readonly Atom[]): void {
    const kept = this.#formats ? atoms : atoms.filter((atom) => atom.kind !== 'format' || !atom.holds);
    const facts = factsOf(kept);
    if (facts.types.length === 0) return;
    if (facts.only === undefined) {
      branches.push(facts);
      return;
    }
    const only = facts.only.filter((value) =>
      goal.every((literal) => holds(literal.at, value, this.resolver, this.#formats) === literal.holds),
    );
    const sayable = only.filter(isSayable);
    if (sayable.length < only.length) {
      this.partial = true;
      this.unmade ??= 'it lists a number past 2^53, which may have been rounded when it was read';
    }
    if (sayable.length > 0) branches.push({ ...facts, only: sayable });
  }

  /** The depth of the least value that meets a goal: 0 for a scalar, Infinity when there is none. */
  height(goal: Goal): number {
    for (let limit = 0; limit <= deepest; limit += 1) if (this.fits(goal, limit)) return limit;
    // A least value is no deeper than there are goals: past that number, looking deeper would find nothing either.
    if (this.#depths.size > deepest && this.#cut) this.partial = true;
    return Number.POSITIVE_INFINITY;
  }

  /** Whether some value of at most this depth meets a goal. */
  fits(goal: Goal, depth: number): boolean {
    if (depth < 0) {
      this.#cut = true;
      return false;
    }
    const key = goalKey(goal);
    const { no, yes } = this.#depths.get(key) ?? nothingKnown;
    if (depth <= no || depth >= yes) return depth >= yes;
    const found = this.plan(goal).branches.some((facts) => this.branchFits(facts, depth));
    const after = this.#depths.get(key) ?? nothingKnown;
    this.#depths.set(
      key,
      found ? { ...after, yes: Math.min(after.yes, depth) } : { ...after, no: Math.max(after.no, depth) },
    );
    return found;
  }

  /** Whether one way has a value of at most this depth. */
  branchFits(facts: Facts, depth: number): boolean {
    if (facts.only !== undefined) return depth >= 0;
    return facts.types.some((type) => this.typeFits(facts, type, depth));
  }

  /** Whether one way has a value of one type of at most this depth. */
  typeFits(facts: Facts, type: JsonType, depth: number): boolean {
    const key = `${type} ${depth}`;
    const known = this.#typeFits.get(facts) ?? new Map<string, boolean>();
    this.#typeFits.set(facts, known);
    const before = known.get(key);
    if (before !== undefined) return before;
    const fits = this.#measure(facts, type, depth);
    known.set(key, fits);
    return fits;
  }

  #measure(facts: Facts, type: JsonType, depth: number): boolean {
    this.unmade ??= tooLarge(facts, type);
    if (tooLarge(facts, type) !== undefined) return false;
    switch (type) {
      case 'null':
      case 'boolean':
        return this.#spared(facts, type);
      case 'number':
        return drawNumber(facts.number, simplestDraw) !== undefined;
      case 'string':
        return this.textsFor(facts)?.kind === 'texts';
      case 'array':
        return this.#arrayFits(facts, depth - 1);
      case 'object':
        return this.#objectFits(facts, depth - 1);
    }
  }

  #spared(facts: Facts, type: 'null' | 'boolean'): boolean {
    const values = type === 'null' ? [null] : [false, true];
    return values.some((value) => !facts.never.includes(value));
  }

  /** The texts of one way; undefined when a format that every text has is refused. */
  textsFor(facts: Facts): Texts | undefined {
    const { matches, misses, min, max, notFormats } = facts.text;
    if (notFormats.some((format) => !this.#formats || hasFormat(format, '\u0000'))) return undefined;
    const texts = textsOf({ matches, misses, min, max });
    if (texts.kind === 'undecided') this.partial = true;
    return texts;
  }

  #arrayFits({ array }: Facts, inside: number): boolean {
    for (let index = 0; index < Math.min(array.min, 40); index += 1)
      if (!this.fits(itemGoal(array, index), inside)) return false;
    return array.contains.every(({ goal, min }) => min === 0 || this.fits([goal], inside));
  }

  #objectFits({ object }: Facts, inside: number): boolean {
    if (object.min > 0 && inside < 0) {
      this.#cut = true;
      return false;
    }
    return object.required.every(
      (name) => this.nameFits(object.names, name) && this.fits(memberGoal(object, name), inside),
    );
  }

  /** Whether a member may have this name. */
  nameFits(names: Goal, name: string): boolean {
    return names.every((literal) => holds(literal.at, name, this.resolver, this.#formats) === literal.holds);
  }
}

function tooLarge({ text, array, object }: Facts, type: JsonType): string | undefined {
  const over = (asked: number, most: number, what: string) =>
    asked > most ? `it asks for ${asked} ${what} or more, and no more than ${most} are made` : undefined;
  if (type === 'string') return over(text.min, limits.characters, 'characters');
  if (type === 'array') return over(array.min, limits.entries, 'items');
  return type === 'object' ? over(object.min, limits.entries, 'members') : undefined;
}
