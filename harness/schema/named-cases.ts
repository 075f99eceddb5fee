import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import { boundaries } from './boundaries.ts';
import type { SchemaOptions } from './compile.ts';
import { drawOf, fullDraw, simplestDraw } from './draw.ts';
import { type Engine, engineOf } from './engine.ts';
import { optionalSubsets } from './optional-subsets.ts';
import { put } from './reading/pointer.ts';
import { canonical } from './reading/same.ts';
import { sites } from './site.ts';
import { allViolations, type Constraint, type Violated, type Violation } from './survey.ts';

/** One payload with a stable name. */
export interface NamedCase {
  /** Unique, such as `/role.enum letter-case`. */
  readonly name: string;
  readonly kind: 'valid' | 'invalid';
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly value: Json;
  /** Name of the valid case that an invalid one differs from. */
  readonly twin?: string;
  readonly violation?: Violation;
}

/** The deterministic cases of a schema, and what it says that cannot be broken alone. */
export interface NamedCases {
  readonly cases: readonly NamedCase[];
  readonly unbreakable: readonly { readonly pointer: Pointer; readonly keyword: string; readonly reason: string }[];
}

const mostTwins = 12;

/** The cases that every run of a schema tries first: always the same ones in the same order, boundaries before the rest. */
export function namedCases(schema: JsonSchema, options: SchemaOptions = {}): NamedCases {
  const engine = engineOf(schema, options);
  const valid = validCases(engine);
  const invalid = new Map<string, NamedCase>();
  const broken = new Set<string>();
  const unbroken = new Map<string, Constraint>();
  for (const [index, twin] of valid.entries()) {
    // The first twins show nearly everything; the later ones are asked only while something is still unbroken.
    if (
      index >= 2 &&
      (index >= mostTwins || [...unbroken.keys()].every((key) => broken.has(key))) &&
      !newPlaces(twin, index)
    )
      continue;
    const survey = allViolations(engine, twin.value);
    for (const violated of survey.found) keep(invalid, violated, twin);
    for (const constraint of survey.broken) broken.add(constraintKey(constraint));
    for (const constraint of survey.unbroken) unbroken.set(constraintKey(constraint), constraint);
  }
  const unbreakable = [...unbroken].filter(([key]) => !broken.has(key)).map(([, constraint]) => constraint);
  const reason = 'no value that was found breaks it and nothing else';
  return { cases: [...valid, ...invalid.values()], unbreakable: unbreakable.map((one) => ({ ...one, reason })) };
}

/** Other branches of a union show other constraints. */
function newPlaces({ keyword }: NamedCase, index: number): boolean {
  return (keyword === 'oneOf' || keyword === 'anyOf') && index < 60;
}

function keep(cases: Map<string, NamedCase>, { value, violation }: Violated, twin: NamedCase): void {
  const { pointer, keyword, way } = violation;
  const name = `${pointer}.${keyword} ${way}`;
  if (!cases.has(name)) cases.set(name, { name, kind: 'invalid', pointer, keyword, value, twin: twin.name, violation });
}

function constraintKey({ pointer, keyword }: Constraint): string {
  return `${pointer}.${keyword}`;
}

function validCases(engine: Engine): readonly NamedCase[] {
  const cases = new Map<string, NamedCase>();
  const values = new Set<string>();
  const names = new Set<string>();
  const add = (name: string, pointer: Pointer, keyword: string, value: Json | undefined) => {
    if (value === undefined || names.has(name) || values.has(canonical(value)) || !engine.compiled.accepts(value))
      return;
    values.add(canonical(value));
    names.add(name);
    cases.set(name, { name, kind: 'valid', pointer, keyword, value });
  };
  const minimal = engine.generate(simplestDraw);
  const full = engine.inPlace(engine.goal, fullDraw) ?? minimal;
  add('valid minimal', '', 'valid', minimal);
  add('valid full', '', 'valid', full);
  const base = engine.compiled.accepts(full) ? full : minimal;
  for (const site of sites(engine, base))
    for (const { keyword, way, value } of boundaries(site))
      add(`${site.pointer}.${keyword} ${way}`, site.pointer, keyword, put(base, site.pointer, value));
  for (const { names: kept, value } of optionalSubsets(base, minimal)) add(`valid with ${kept}`, '', 'valid', value);
  // Where construction cannot show every part at once, a few drawn payloads show the others.
  for (let seed = 1; seed <= 3; seed += 1) add(`valid drawn ${seed}`, '', 'valid', engine.generate(drawOf(seed)));
  return [...cases.values()];
}
