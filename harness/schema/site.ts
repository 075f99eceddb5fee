import { child } from '../domain/pointer.ts';
import { canonical } from '../domain/same-json.ts';
import type { Json, JsonSchemaObject, Pointer } from '../model/json.ts';
import type { Change } from './change.ts';
import { drawOf, simplestDraw } from './draw.ts';
import type { Engine } from './engine.ts';
import { cpuMilliseconds } from './limits.ts';
import type { Located } from './reading/resolver.ts';
import { type Active, activeLiterals, innerGoals } from './solve/active.ts';
import { type Goal, goalKey, type Literal } from './solve/atom.ts';

/** One place of a payload at which one schema object says something about the value there. */
export interface Site {
  readonly pointer: Pointer;
  /** The pointer with a star for each index and each name that no schema names: what stands there says the same. */
  readonly place: string;
  /** The schema stands inside itself here: what it says has been said further out. */
  readonly isRecursive: boolean;
  /** In the words of 2020-12. */
  readonly schema: JsonSchemaObject;
  /** Where the schema stands. */
  readonly at: Located;
  readonly value: Json;
  readonly engine: Engine;
  /** A change of the value here. */
  change(keyword: string, way: string, after: Json, arguable?: boolean): Change;
  /** A few values that break `keyword` here and keep to everything else that is said here. */
  breaks(keyword: string, count?: number): readonly Json[];
  /** A few values that keep to everything that is said here and, besides, to `more`; with `branch`, whatever branch holds now. */
  keeps(more: JsonSchemaObject, count?: number, branch?: boolean): readonly Json[];
}

const inPlaceKeywords = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'not',
];
const unionKeywords = new Set(['anyOf', 'oneOf', 'not', 'if']);

// What a keyword is read with: `additionalProperties` means nothing without the `properties` beside it.
const relatedKeywords: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ['properties', 'patternProperties'],
  unevaluatedProperties: ['properties', 'patternProperties', 'additionalProperties'],
  items: ['prefixItems'],
  unevaluatedItems: ['prefixItems', 'items'],
  contains: ['minContains', 'maxContains'],
  minContains: ['contains'],
  maxContains: ['contains'],
  if: ['then', 'else'],
};

const last = new WeakMap<Engine, { readonly payload: Json; readonly sites: readonly Site[] }>();

/** Every place of a payload at which a schema applies, outermost first. One payload is often asked for again. */
export function sites(engine: Engine, payload: Json): readonly Site[] {
  const known = last.get(engine);
  if (known !== undefined && known.payload === payload) return known.sites;
  const start = { pointer: '', place: '', outer: new Set<number>(), turns: new Map<number, number>() };
  const found = [...walk(engine, engine.goal, payload, start)];
  last.set(engine, { payload, sites: found });
  return found;
}

/** A schema that stands inside itself is looked into once more; what is deeper says the same again. */
const mostTurns = 1;

interface Where {
  readonly pointer: Pointer;
  readonly place: string;
  /** The schemas that hold further out. */
  readonly outer: ReadonlySet<number>;
  /** Of each schema here, by its id, how often one has come back on the way to it. */
  readonly turns: ReadonlyMap<number, number>;
}

function* walk(engine: Engine, goal: Goal, value: Json, where: Where): Generator<Site> {
  const active = activeLiterals(goal, value, engine.planner);
  for (const one of active) yield siteOf(engine, active, one, value, where);
  if (typeof value !== 'object' || value === null) return;
  const outer = new Set([...where.outer, ...active.map(({ literal }) => literal.at.id)]);
  for (const { key, isNamed, value: inner, asked } of innerGoals(active, value, engine.planner)) {
    const pointer = child(where.pointer, key);
    const place = isNamed ? child(where.place, key) : `${where.place}/*`;
    const turns = new Map<number, number>();
    for (const { literal, by } of asked)
      turns.set(literal.at.id, Math.min(turnsOf(by, where), turns.get(literal.at.id) ?? Number.POSITIVE_INFINITY));
    const inside = asked.map(({ literal }) => literal);
    yield* walk(engine, inside, inner, { pointer, place, outer, turns });
  }
}

/** How often a schema has come back on the way to one, that one included. */
function turnsOf({ literal, inside }: Active, { outer, turns }: Where): number {
  const way = [...inside, literal.at.id];
  return (turns.get(way[0] ?? 0) ?? 0) + (way.some((id) => outer.has(id)) ? 1 : 0);
}

function siteOf(engine: Engine, active: readonly Active[], one: Active, value: Json, where: Where): Site {
  const { literal } = one;
  const { resolver } = engine.planner;
  const schema = resolver.keywords(literal.at);
  const parts = (keep: (keyword: string) => boolean, of: Literal): Literal => ({
    ...of,
    at: engine.part(of.at, (keyword) => !keyword.startsWith('$') && keep(keyword)),
  });
  const flat = (of: Literal) => parts((keyword) => !inPlaceKeywords.includes(keyword), of);
  // Made when they are asked for: most sites are only looked at.
  const others = () => active.filter((other) => other !== one).map((other) => flat(other.literal));
  // What a union holds by its branches is no demand beside the union: another branch may hold instead.
  const beside = () =>
    active
      .filter((other) => other !== one && !other.inside.includes(literal.at.id))
      .map((other) => flat(other.literal));
  const { pointer, place } = where;
  return {
    pointer,
    place,
    isRecursive: turnsOf(one, where) > mostTurns,
    schema,
    at: literal.at,
    value,
    engine,
    change: (keyword, way, after, arguable) => {
      const made = { pointer, keyword, before: value, after, way };
      return arguable === true ? { ...made, arguable } : made;
    },
    breaks: (keyword, count = 2) => {
      const related = [keyword, ...(relatedKeywords[keyword] ?? [])];
      const rest = parts(
        (one) => one !== keyword && !(unionKeywords.has(keyword) ? related : inPlaceKeywords).includes(one),
        literal,
      );
      const denied: Literal = { ...parts((one) => related.includes(one), literal), holds: false };
      return some(engine, [denied, rest, ...(inPlaceKeywords.includes(keyword) ? beside() : others())], count);
    },
    keeps: (more, count = 1, branch = false) => {
      const extra: Literal = { ...literal, at: resolver.inside(literal.at, more) };
      return some(engine, [flat(literal), ...(branch ? beside() : others()), extra], count);
    },
  };
}

/** Values for a goal: the simplest one, then what fixed seeds give. */
function some(engine: Engine, goal: Goal, count: number): readonly Json[] {
  return engine.remember(`${goalKey(goal)}/${count}`, () => find(engine, goal, count));
}

/** Time that the values for one goal may take together. */
const mostMilliseconds = 300;

function find(engine: Engine, goal: Goal, count: number): readonly Json[] {
  const found = new Map<string, Json>();
  const end = cpuMilliseconds() + mostMilliseconds;
  for (let seed = 0; seed < count * 2 && found.size < count; seed += 1) {
    const left = end - cpuMilliseconds();
    const value = left <= 0 ? undefined : engine.inPlace(goal, seed === 0 ? simplestDraw : drawOf(seed), 0, left);
    if (value === undefined) break;
    found.set(canonical(value), value);
  }
  return [...found.values()];
}
