import { hasFormat } from '../checking/formats.ts';
import { drawOf, SIMPLEST } from '../draw.ts';
import type { Resolver } from '../reading/resolver.ts';
import { type Texts, textsOf } from '../text/texts.ts';
import { type Atom, type Goal, goalKey, type JsonType } from './atom.ts';
import { expand, type Search } from './expand.ts';
import { type Facts, factsOf } from './facts.ts';
import { holds } from './holds.ts';
import { itemGoal, memberGoal } from './inner-goals.ts';
import { drawNumber } from './number-facts.ts';

/** The ways to meet a goal. */
export interface Plan {
  readonly branches: readonly Facts[];
  /** Ways were left out, so that finding none proves nothing. */
  readonly partial: boolean;
}

const MOST_BRANCHES = 48;
const MOST_STEPS = 3000;
const RESTARTS = 16;

/** Finds the ways to meet goals, and how deep the least value of each is. Remembers both. */
export class Planner {
  readonly resolver: Resolver;
  readonly #formats: boolean;
  readonly #plans = new Map<string, Plan>();
  readonly #heights = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #typeHeights = new WeakMap<Facts, Map<JsonType, number>>();
  /** Something was cut short: an answer of "none" is not a proof. */
  partial = false;
  #interrupted = false;

  constructor(resolver: Resolver, formats: boolean) {
    this.resolver = resolver;
    this.#formats = formats;
  }

  /** Every way found to meet a goal. */
  plan(goal: Goal): Plan {
    const key = goalKey(goal);
    const known = this.#plans.get(key);
    if (known) return known;
    const search: Search = { steps: MOST_STEPS, partial: false };
    const branches: Facts[] = [];
    let full = false;
    for (const atoms of expand(goal, this.resolver, SIMPLEST, search)) {
      this.#add(branches, goal, atoms);
      full = branches.length >= MOST_BRANCHES;
      if (full) break;
    }
    if (full || search.partial) this.#restart(branches, goal);
    const plan = { branches, partial: full || search.partial };
    if (plan.partial) this.partial = true;
    this.#plans.set(key, plan);
    return plan;
  }

  /** Where there are too many ways to list, a few more from all over. */
  #restart(branches: Facts[], goal: Goal): void {
    for (let seed = 1; seed <= RESTARTS; seed += 1) {
      const search: Search = { steps: 400, partial: false };
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
    if (only.length > 0) branches.push({ ...facts, only });
  }

  /** The depth of the least value that meets a goal: 0 for a scalar, Infinity when there is none. */
  height(goal: Goal): number {
    const key = goalKey(goal);
    const known = this.#heights.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) {
      this.#interrupted = true;
      return Number.POSITIVE_INFINITY;
    }
    this.#open.add(key);
    const outer = this.#interrupted;
    this.#interrupted = false;
    let least = Number.POSITIVE_INFINITY;
    for (const facts of this.plan(goal).branches) {
      least = Math.min(least, this.branchHeight(facts));
      if (least === 0) break;
    }
    this.#open.delete(key);
    // Without a way out, a goal that met itself is still undecided while an outer one is being measured.
    if (least < Number.POSITIVE_INFINITY || !this.#interrupted || this.#open.size === 0) this.#heights.set(key, least);
    this.#interrupted ||= outer;
    return least;
  }

  /** The depth of the least value of one way. */
  branchHeight(facts: Facts): number {
    if (facts.only !== undefined) return 0;
    return Math.min(...facts.types.map((type) => this.typeHeight(facts, type)));
  }

  /** The depth of the least value of one type. */
  typeHeight(facts: Facts, type: JsonType): number {
    const known = this.#typeHeights.get(facts)?.get(type);
    if (known !== undefined) return known;
    const open = this.#interrupted;
    this.#interrupted = false;
    const height = this.#measure(facts, type);
    if (!this.#interrupted) {
      const heights = this.#typeHeights.get(facts) ?? new Map<JsonType, number>();
      this.#typeHeights.set(facts, heights.set(type, height));
    }
    this.#interrupted ||= open;
    return height;
  }

  #measure(facts: Facts, type: JsonType): number {
    switch (type) {
      case 'null':
      case 'boolean':
        return this.#spared(facts, type) ? 0 : Number.POSITIVE_INFINITY;
      case 'number':
        return drawNumber(facts.number, SIMPLEST) === undefined ? Number.POSITIVE_INFINITY : 0;
      case 'string':
        return this.textsFor(facts)?.kind === 'texts' ? 0 : Number.POSITIVE_INFINITY;
      case 'array':
        return this.#arrayHeight(facts);
      case 'object':
        return this.#objectHeight(facts);
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

  #arrayHeight({ array }: Facts): number {
    let height = 0;
    for (let index = 0; index < Math.min(array.min, 40); index += 1)
      height = Math.max(height, 1 + this.height(itemGoal(array, index)));
    for (const { goal, min } of array.contains) if (min > 0) height = Math.max(height, 1 + this.height([goal]));
    return height;
  }

  #objectHeight({ object }: Facts): number {
    let height = object.min > 0 ? 1 : 0;
    for (const name of object.required) {
      if (!this.nameFits(object.names, name)) return Number.POSITIVE_INFINITY;
      height = Math.max(height, 1 + this.height(memberGoal(object, name)));
    }
    return height;
  }

  /** Whether a member may have this name. */
  nameFits(names: Goal, name: string): boolean {
    return names.every((literal) => holds(literal.at, name, this.resolver, this.#formats) === literal.holds);
  }
}
