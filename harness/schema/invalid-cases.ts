import { canonical } from '../domain/same-json.ts';
import type { Change } from './change.ts';
import type { Engine } from './engine.ts';
import type { NamedCase, Unbreakable } from './named-case.ts';
import { sites } from './site.ts';
import { type Constraint, surveySite, type Violated } from './survey.ts';

/** Valid payloads at which one schema is broken; the first two show nearly every way. */
const usualControls = 2;
/** Valid payloads at which one schema is tried while something that it says is still unbroken. */
const mostControls = 6;

/** Cases at an edge that are broken at all: they hold what others hold already. */
const mostEdges = 24;
const structural =
  /^(?:example|valid|anyOf|oneOf|then|else|dependentSchemas|properties|patternProperties|additionalProperties|prefixItems|items)/;

function isStructural({ keyword }: NamedCase): boolean {
  return structural.test(keyword);
}

/** Breaks valid cases: each schema at each place with a few of them, and as long as it says something still unbroken. */
export class InvalidCases {
  readonly #engine: Engine;
  readonly #names = new Set<string>();
  /** What has been put where, by keyword: two ways that come to the same are one case. */
  readonly #changes = new Set<string>();
  readonly #broken = new Set<string>();
  /** The constraints that some case breaks, by their places in values: another branch may say the same there. */
  readonly #shown = new Set<string>();
  readonly #unbroken = new Map<string, Constraint>();
  readonly #tries = new Map<string, number>();
  /** Further ways to break what an earlier case has broken. */
  readonly #later: NamedCase[] = [];

  readonly #open = new Map<string, Set<string>>();
  readonly #isOver: () => boolean;
  #edges = 0;

  constructor(engine: Engine, isOver: () => boolean) {
    this.#engine = engine;
    this.#isOver = isOver;
  }

  /** The cases that are the first to break something that the schema says, with a valid case as the control. */
  *of(control: NamedCase): Generator<NamedCase> {
    if (!isStructural(control) && (this.#open.size === 0 || this.#edges++ >= mostEdges)) return;
    for (const site of sites(this.#engine, control.value)) {
      if (this.#isOver()) return;
      const key = `${site.place} ${site.at.id}`;
      const tries = this.#tries.get(key) ?? 0;
      if (site.isRecursive || tries >= (this.#open.has(key) ? mostControls : usualControls)) continue;
      this.#tries.set(key, tries + 1);
      const here = (one: Constraint) => `${key} ${one.keyword}${one.pointer.slice(site.pointer.length)}`;
      const { found, broken, unbroken } = surveySite(control.value, site, {
        isOver: this.#isOver,
        isKnown: (change) => this.#names.has(caseName(change)) || this.#changes.has(changeKey(change)),
        isBroken: (one) => this.#broken.has(here(one)) || this.#shown.has(`${one.pointer}.${one.keyword}`),
      });
      for (const constraint of broken) this.#broken.add(here(constraint));
      for (const constraint of unbroken) this.#unbroken.set(here(constraint), constraint);
      this.#note(key, broken.map(here), unbroken.map(here));
      for (const violated of found) {
        const made = this.#named(violated, control);
        if (made === undefined) continue;
        const constraint = `${made.pointer}.${made.keyword}`;
        if (this.#shown.has(constraint)) this.#later.push(made);
        else yield made;
        this.#shown.add(constraint);
      }
    }
  }

  /** Every other way, once all that can be broken has been broken. */
  rest(): readonly NamedCase[] {
    return this.#later;
  }

  /** What the schema says and no value that was found breaks alone. */
  unbreakable(): readonly Unbreakable[] {
    const reason = 'no value that was found breaks it and nothing else';
    return [...this.#unbroken]
      .filter(([key]) => !this.#broken.has(key))
      .map(([, { pointer, keyword }]) => ({ pointer, keyword, reason }));
  }

  #note(key: string, broken: readonly string[], unbroken: readonly string[]): void {
    const open = this.#open.get(key) ?? new Set();
    for (const one of unbroken) if (!this.#broken.has(one)) open.add(one);
    for (const one of broken) open.delete(one);
    if (open.size > 0) this.#open.set(key, open);
    else this.#open.delete(key);
  }

  #named({ value, violation }: Violated, control: NamedCase): NamedCase | undefined {
    const { pointer, keyword, arguable } = violation;
    const name = caseName(violation);
    const key = changeKey(violation);
    if (this.#names.has(name) || this.#changes.has(key)) return undefined;
    this.#names.add(name);
    this.#changes.add(key);
    const made = { name, kind: 'invalid', pointer, keyword, value, control: control.name, violation } as const;
    return arguable ? { ...made, arguable } : made;
  }
}

function changeKey({ pointer, keyword, after }: Change): string {
  return `${pointer} ${keyword} ${canonical(after)}`;
}

function caseName({ pointer, keyword, way }: Change): string {
  return `${pointer}.${keyword} ${way}`;
}
