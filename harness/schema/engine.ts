import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import {
  type CompiledSchema,
  compile,
  readSchema,
  resolverOf,
  type SchemaOptions,
  sameReading,
  standalone,
} from './compile.ts';
import { type Draw, drawOf } from './draw.ts';
import { cpuMilliseconds, limits } from './limits.ts';
import type { Located } from './reading/resolver.ts';
import type { Goal } from './solve/atom.ts';
import { construct, TooManyValues } from './solve/construct.ts';
import { explain } from './solve/explain.ts';
import { Planner } from './solve/planner.ts';
import { withinStack } from './within-stack.ts';

const mostAttempts = 60;
const usualMilliseconds = 2000;
const usualSize = 1000;
const mostValues = 60;
const usualDepth = 7;
const fullDepth = 5;
const fullValues = 300;

/** Makes values for one schema: construction by the planner, ajv as the last gate. */
export class Engine {
  readonly compiled: CompiledSchema;
  readonly planner: Planner;
  readonly goal: Goal;
  readonly #found = new Map<string, readonly Json[]>();
  readonly #parts = new Map<string, Located>();
  readonly #milliseconds: number;
  readonly #maxSize: number;
  #tooMany = 0;

  constructor(schema: JsonSchema, options: SchemaOptions) {
    this.compiled = compile(schema, options);
    const resolver = withinStack(() => resolverOf(standalone(schema, options).schema, options));
    this.planner = new Planner(resolver, options.formats !== 'ignore');
    this.goal = [{ kind: 'schema', at: resolver.root, holds: true }];
    this.#milliseconds = options.maxMilliseconds ?? usualMilliseconds;
    this.#maxSize = options.maxSize ?? usualSize;
  }

  /** A payload that conforms; a HarnessError when there is none, or none was found within the bounds. */
  generate(draw: Draw): Json {
    return withinStack(() => this.#generate(draw));
  }

  #generate(draw: Draw): Json {
    const end = cpuMilliseconds() + this.#milliseconds;
    this.planner.end = end;
    const height = this.planner.height(this.goal);
    if (height === Number.POSITIVE_INFINITY) throw this.#refusal();
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const value = this.inPlace(this.goal, attempt < 2 ? draw : again(draw, attempt), attempt);
      if (value !== undefined && this.compiled.accepts(value)) return value;
      if (cpuMilliseconds() > end || this.#tooMany > 3) break;
    }
    if (this.#tooMany > 0) throw this.#undecided(`a value holds more than ${limits.values} values`);
    throw this.#undecided(`no valid value in ${mostAttempts} attempts and ${this.#milliseconds} ms`);
  }

  /** A value for a goal inside the schema; undefined when none was found in time. */
  inPlace(goal: Goal, draw: Draw, attempt = 0, milliseconds = this.#milliseconds): Json | undefined {
    return withinStack(() => this.#inPlace(goal, draw, attempt, milliseconds));
  }

  #inPlace(goal: Goal, draw: Draw, attempt: number, milliseconds: number): Json | undefined {
    this.planner.end = cpuMilliseconds() + Math.min(milliseconds, this.#milliseconds);
    const height = this.planner.height(goal);
    if (height === Number.POSITIVE_INFINITY) return undefined;
    const spare = draw.full ? fullDepth : draw.simplest ? 0 : attempt > 20 ? 1 : usualDepth;
    const values = draw.full ? fullValues : mostValues;
    const room = { depth: Math.max(height + 1, spare), left: { values }, maxSize: this.#maxSize };
    try {
      return written(construct(goal, this.planner, draw, room));
    } catch (cause) {
      if (!(cause instanceof TooManyValues)) throw cause;
      this.#tooMany += 1;
      return undefined;
    }
  }

  /** The values that `find` gives, found once per key. */
  remember(key: string, find: () => readonly Json[]): readonly Json[] {
    const known = this.#found.get(key);
    if (known) return known;
    const found = find();
    this.#found.set(key, found);
    return found;
  }

  /** The part of a schema that the chosen keywords make, located where the whole stands. */
  part(at: Located, keep: (keyword: string) => boolean): Located {
    const { resolver } = this.planner;
    const kept = Object.entries(resolver.keywords(at)).filter(([keyword]) => keep(keyword));
    const key = `${at.id} ${kept.map(([keyword]) => keyword).join(' ')}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const made = resolver.beside(at, Object.fromEntries(kept));
    this.#parts.set(key, made);
    return made;
  }

  #refusal(): HarnessError {
    const reason = explain(this.goal, this.planner);
    if (isUndecided(this.planner)) return this.#undecided(reason);
    return new HarnessError('SCHEMA_UNSATISFIABLE', `no value is valid: ${reason}`, 'correct the schema there');
  }

  #undecided(reason: string): HarnessError {
    return new HarnessError('SCHEMA_UNDECIDABLE', reason, 'simplify the schema there, or give example payloads');
  }
}

function isUndecided({ partial, unmade }: Planner): boolean {
  return partial || unmade !== undefined;
}

/** Why no value at all is valid; `undefined` when one may be. No value is made, so that nothing is compiled. */
export function unsatisfiable(schema: JsonSchema, options: SchemaOptions = {}): string | undefined {
  return withinStack(() => {
    const { resolver } = readSchema(schema, options);
    const planner = new Planner(resolver, options.formats !== 'ignore');
    const goal: Goal = [{ kind: 'schema', at: resolver.root, holds: true }];
    planner.end = cpuMilliseconds() + (options.maxMilliseconds ?? usualMilliseconds);
    if (planner.height(goal) !== Number.POSITIVE_INFINITY || isUndecided(planner)) return undefined;
    const reason = explain(goal, planner);
    return isUndecided(planner) ? undefined : reason;
  });
}

/** The simplest draw fails the same way each time: later attempts take a fixed seed instead. */
function again(draw: Draw, attempt: number): Draw {
  return draw.simplest ? drawOf(attempt) : draw;
}

/** The value as it is after it has been written and read, so that no `-0` or odd prototype stays in it. */
function written(value: Json | undefined): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
}

interface Entry {
  readonly options: SchemaOptions;
  readonly engine: Engine;
}

/** Engines kept for schemas that are still there: what each has planned is large, and most are never asked for again. */
const mostEngines = 32;
const engines = new WeakMap<JsonObject, Entry[]>();
/** The schemas that have engines, the one that was asked for last at the end. */
const recent = new Set<JsonObject>();

/** The engine of a schema, once per schema object and options while it is in use. */
export function engineOf(schema: JsonSchema, options: SchemaOptions = {}): Engine {
  if (!isObject(schema)) return new Engine(schema, options);
  recent.delete(schema);
  recent.add(schema);
  const [oldest] = recent;
  if (recent.size > mostEngines && oldest !== undefined) {
    recent.delete(oldest);
    engines.delete(oldest);
  }
  const known = engines.get(schema) ?? [];
  const found = known.find(
    (entry) =>
      sameReading(entry.options, options) &&
      entry.options.maxSize === options.maxSize &&
      entry.options.maxMilliseconds === options.maxMilliseconds,
  );
  if (found) return found.engine;
  const engine = new Engine(schema, options);
  engines.set(schema, [...known, { options, engine }]);
  return engine;
}
