import { put } from '../domain/pointer.ts';
import { canonical } from '../domain/same-json.ts';
import type { Json, Pointer } from '../model/json.ts';
import { boundaries } from './boundaries.ts';
import { hasDispute } from './disputes.ts';
import { drawOf, fullDraw, simplestDraw } from './draw.ts';
import type { Engine } from './engine.ts';
import { examplesOf } from './examples.ts';
import { cpuMilliseconds } from './limits.ts';
import type { NamedCase, Unbreakable } from './named-case.ts';
import { optionalSubsets } from './optional-subsets.ts';
import { type SchemaPart, schemaParts } from './schema-parts.ts';
import { sites } from './site.ts';

const mostUnions = 100;
/** Time that all tries at one part may take: a union of many alike branches has more ways than can be looked at. */
const mostMilliseconds = 150;

interface Offer {
  readonly name: string;
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly value: Json | undefined;
  readonly arguable?: boolean;
}

/**
 * The valid named cases of a schema, most deciding first, made as they are asked for until `isOver`; returns the parts of
 * the schema that none of them has.
 */
export function* validCases(engine: Engine, isOver: () => boolean): Generator<NamedCase, readonly Unbreakable[]> {
  const values = new Set<string>();
  const names = new Set<string>();
  const parts = new PartsToShow(engine);
  let showing = true;
  const accepted = ({ name, pointer, keyword, value, arguable }: Offer): readonly NamedCase[] => {
    if (value === undefined || names.has(name) || !engine.compiled.accepts(value)) return [];
    const key = canonical(value);
    if (values.has(key)) return [];
    values.add(key);
    names.add(name);
    if (showing) parts.show(value);
    const isOpen = arguable === true || hasDispute(engine, value);
    return [{ name, kind: 'valid', pointer, keyword, value, ...(isOpen ? { arguable: true } : {}) }];
  };
  const minimal = engine.generate(simplestDraw);
  const full = engine.inPlace(engine.goal, fullDraw) ?? minimal;
  const base = engine.compiled.accepts(full) ? full : minimal;
  for (const offer of exampleOffers(engine, base)) yield* accepted(offer);
  yield* accepted({ name: 'valid minimal', pointer: '', keyword: 'valid', value: minimal });
  yield* accepted({ name: 'valid full', pointer: '', keyword: 'valid', value: full });
  const bases = [base];
  const unions = parts.all.filter(({ alone }) => alone !== undefined).slice(0, mostUnions);
  for (const part of parts.missing()) {
    if (isOver()) break;
    const end = cpuMilliseconds() + mostMilliseconds;
    for (const draw of [fullDraw, simplestDraw, drawOf(1), drawOf(2)]) {
      const left = end - cpuMilliseconds();
      if (left <= 0) break;
      const value = engine.inPlace(part.goal(), draw, 0, left);
      const [made] = accepted({ name: partName(part), pointer: part.pointer, keyword: keywordOf(part), value });
      if (made === undefined) continue;
      bases.push(made.value);
      yield made;
      if (!parts.isMissing(part)) break;
    }
  }
  // What only one branch asks for is asked for where no other branch holds as well.
  for (const part of unions) {
    if (isOver()) break;
    const value = part.alone && engine.inPlace(part.alone(), simplestDraw, 0, mostMilliseconds);
    yield* accepted({ name: `${partName(part)} alone`, pointer: part.pointer, keyword: keywordOf(part), value });
  }
  // Walking each later value for parts that could not be made on purpose costs more than it finds.
  showing = false;
  const tried = new Set<string>();
  for (const one of bases)
    for (const site of sites(engine, one)) {
      const key = `${site.place} ${site.at.id}`;
      if (tried.has(key) || site.isRecursive || isOver()) continue;
      tried.add(key);
      for (const { keyword, way, value, arguable } of boundaries(site))
        yield* accepted({
          name: `${site.pointer}.${keyword} ${way}`,
          pointer: site.pointer,
          keyword,
          value: put(one, site.pointer, value),
          ...(arguable ? { arguable } : {}),
        });
    }
  for (const { names: kept, value } of optionalSubsets(base, minimal))
    yield* accepted({ name: `valid ${kept}`, pointer: '', keyword: 'valid', value });
  showing = true;
  // Where construction cannot show every part at once, a few drawn payloads show the others.
  for (let seed = 1; seed <= 3 && !isOver(); seed += 1)
    yield* accepted({
      name: `valid drawn ${seed}`,
      pointer: '',
      keyword: 'valid',
      value: engine.generate(drawOf(seed)),
    });
  return parts.missing().map(({ pointer, keyword, goal }) => ({
    pointer,
    keyword,
    reason:
      engine.planner.height(goal()) === Number.POSITIVE_INFINITY && !engine.planner.partial
        ? 'no valid value has it'
        : 'no valid value that was found has it',
  }));
}

function* exampleOffers(engine: Engine, base: Json): Generator<Offer> {
  for (const site of sites(engine, base)) {
    const { pointer, schema } = site;
    if (site.isRecursive) continue;
    for (const [index, value] of examplesOf(schema).entries())
      yield { name: `${pointer}.examples ${index}`, pointer, keyword: 'examples', value: put(base, pointer, value) };
  }
}

function keywordOf({ keyword }: SchemaPart): string {
  return keyword.split('/')[0] ?? keyword;
}

function partName({ pointer, keyword }: SchemaPart): string {
  return `${pointer}.${keyword.replace(/^(anyOf|oneOf)[/]/, '$1 branch-')}${keyword.includes('/') ? '' : ' present'}`;
}

/** The parts of a schema that no valid case has shown yet. */
class PartsToShow {
  readonly #engine: Engine;
  readonly #byOwner = new Map<number, Set<SchemaPart>>();
  readonly all: readonly SchemaPart[];

  constructor(engine: Engine) {
    this.#engine = engine;
    this.all = [...schemaParts(engine.goal, engine.planner)];
    for (const part of this.all) {
      const known = this.#byOwner.get(part.owner.id) ?? new Set();
      this.#byOwner.set(part.owner.id, known.add(part));
    }
  }

  show(value: Json): void {
    if (this.#byOwner.size === 0) return;
    for (const site of sites(this.#engine, value)) {
      const waiting = this.#byOwner.get(site.at.id);
      if (waiting === undefined) continue;
      for (const part of waiting) if (part.isIn(site.value)) waiting.delete(part);
      if (waiting.size === 0) this.#byOwner.delete(site.at.id);
    }
  }

  isMissing(part: SchemaPart): boolean {
    return this.#byOwner.get(part.owner.id)?.has(part) === true;
  }

  missing(): readonly SchemaPart[] {
    return this.all.filter((part) => this.isMissing(part));
  }
}
