import * as fc from 'fast-check';
import { HarnessError } from '../errors.ts';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { type Draw, drawFrom, pick, shuffle } from './draw.ts';
import { type Engine, engineOf } from './engine.ts';
import { put } from './reading/pointer.ts';
import { canonical } from './reading/same.ts';
import { type ShrinkContext, shrinks } from './shrink.ts';
import { type Site, sites } from './site.ts';
import { isSingleViolation } from './verify.ts';
import { violators } from './violations/register.ts';
import type { Change } from './violations/violator.ts';

/** What was broken, where and how. */
export interface Violation {
  /** The place that differs from the twin, and where the validator reports the error. */
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Stable short name of the way, such as `letter-case`. */
  readonly way: string;
}

/** An invalid payload beside the valid one that it differs from at one pointer. */
export interface Violated {
  readonly value: Json;
  readonly twin: Json;
  readonly violation: Violation;
}

/** Invalid payloads, each with exactly one violation. They shrink to smaller payloads with the same violation. */
export function violations(schema: JsonSchema, options: SchemaOptions = {}): fc.Arbitrary<Violated> {
  return new ViolationArbitrary(engineOf(schema, options));
}

/** Every single violation of a valid payload; each is one also after it has been written and read as JSON. */
export function violate(schema: JsonSchema, twin: Json, options: SchemaOptions = {}): readonly Violated[] {
  const engine = engineOf(schema, options);
  const found = new Map<string, Violated>();
  for (const site of sites(engine, twin)) {
    for (const violated of violators.flatMap((violator) => [...changes(engine, twin, violator.violate(site))])) {
      const { pointer, keyword, way } = violated.violation;
      const key = `${pointer} ${keyword} ${way}`;
      if (!found.has(key)) found.set(key, violated);
    }
  }
  return [...found.values()];
}

function* changes(engine: Engine, twin: Json, offered: Iterable<Change>): Generator<Violated> {
  for (const change of offered) {
    const violated = violatedBy(engine, twin, change);
    if (violated) yield violated;
  }
}

function violatedBy(engine: Engine, twin: Json, change: Change): Violated | undefined {
  const value = put(twin, change.pointer, change.after);
  if (value === undefined) return undefined;
  // The bytes are what a server sees: the judgement is on what they say.
  const sent = JSON.parse(JSON.stringify(value)) as Json;
  if (canonical(sent) === canonical(twin) || engine.compiled.accepts(sent)) return undefined;
  if (!isSingleViolation(engine.compiled, sent, change)) return undefined;
  const { pointer, keyword, before, after, way } = change;
  return { value: sent, twin, violation: { pointer, keyword, before, after, way } };
}

const TWINS = 30;

class ViolationArbitrary extends fc.Arbitrary<Violated> {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  override generate(random: fc.Random): fc.Value<Violated> {
    const draw = drawFrom(random);
    for (let attempt = 0; attempt < TWINS; attempt += 1) {
      const violated = anyViolation(this.#engine, this.#engine.generate(draw), draw);
      if (violated) return new fc.Value(violated, undefined);
    }
    const hint = 'the schema accepts nearly everything: there is no single way to break it';
    throw new HarnessError('SCHEMA_UNDECIDABLE', `no violation found for ${TWINS} valid payloads`, hint);
  }

  override canShrinkWithoutContext(value: unknown): value is Violated {
    return value !== null && typeof value === 'object' && 'twin' in value && 'violation' in value;
  }

  override shrink(violated: Violated, context: unknown): fc.Stream<fc.Value<Violated>> {
    const smaller = shrinks(violated.twin, this.#engine, context as ShrinkContext | undefined);
    return fc.stream(this.#again(violated.violation, smaller));
  }

  *#again({ pointer, keyword, way }: Violation, twins: ReturnType<typeof shrinks>): Generator<fc.Value<Violated>> {
    for (const { value: twin, context } of twins) {
      for (const site of sites(this.#engine, twin)) {
        const offered = violators.flatMap((violator) => [...violator.violate(site)]);
        const alike = offered.filter((one) => one.pointer === pointer && one.keyword === keyword && one.way === way);
        const [violated] = changes(this.#engine, twin, alike);
        if (!violated) continue;
        yield new fc.Value(violated, context);
        break;
      }
    }
  }
}

function anyViolation(engine: Engine, twin: Json, draw: Draw): Violated | undefined {
  const places: readonly Site[] = shuffle(draw, [...sites(engine, twin)]);
  for (const site of places.slice(0, 40)) {
    for (const violator of shuffle(
      draw,
      violators.filter(({ keywords }) => speaks(site, keywords)),
    )) {
      const found = [...changes(engine, twin, violator.violate(site))];
      if (found.length > 0) return pick(draw, found);
    }
  }
  return undefined;
}

function speaks({ schema }: Site, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => keyword in schema || keyword === 'false');
}
