import type { JsonSchema } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { engineOf } from './engine.ts';
import { InvalidCases } from './invalid-cases.ts';
import { type CaseBounds, CaseBudget } from './limits.ts';
import type { NamedCase, Unbreakable } from './named-case.ts';
import { validCases } from './valid-cases.ts';
import { withinStack } from './within-stack.ts';

export type { NamedCase, Unbreakable } from './named-case.ts';

/** The deterministic cases of a schema, and what it says that no case shows. */
export interface NamedCases {
  readonly cases: readonly NamedCase[];
  readonly unbreakable: readonly Unbreakable[];
}

/** How a schema is read, and what its cases may cost. */
export type NamedCaseOptions = SchemaOptions & CaseBounds;

/** The cases that every run of a schema tries first: always the same ones in the same order, most deciding first. */
export function namedCases(schema: JsonSchema, options: NamedCaseOptions = {}): NamedCases {
  const cases: NamedCase[] = [];
  const made = eachNamedCase(schema, options);
  for (let next = withinStack(() => made.next()); ; next = withinStack(() => made.next())) {
    if (next.done) return { cases, unbreakable: next.value };
    cases.push(next.value);
  }
}

/** The same cases, each made when it is asked for; the generator returns what no case shows. */
export function* eachNamedCase(
  schema: JsonSchema,
  options: NamedCaseOptions = {},
): Generator<NamedCase, readonly Unbreakable[]> {
  const engine = engineOf(schema, options);
  const budget = new CaseBudget(options);
  const invalid = new InvalidCases(engine, () => budget.spent !== undefined);
  const names = new Set<string>();
  const kept = new Set<string>();
  const tooLarge = new Map<string, NamedCase>();
  function* within(made: Iterable<NamedCase>): Generator<NamedCase> {
    for (const one of made) {
      // An invalid case is read beside its control: where that was too large, so is the case.
      if (one.control !== undefined && !names.has(one.control)) continue;
      const key = `${one.pointer} ${one.keyword}`;
      if (!budget.take(JSON.stringify(one.value).length)) {
        if (one.kind === 'invalid') tooLarge.set(key, one);
        continue;
      }
      kept.add(key);
      names.add(one.name);
      yield one;
      if (budget.spent !== undefined) return;
    }
  }
  const valid = validCases(engine, () => budget.spent !== undefined);
  let unmade: readonly Unbreakable[] = [];
  while (budget.spent === undefined) {
    const next = valid.next();
    if (next.done) {
      unmade = next.value;
      break;
    }
    for (const one of within([next.value])) {
      yield one;
      if (one.arguable !== true) yield* within(invalid.of(one));
    }
  }
  if (budget.spent === undefined) yield* within(invalid.rest());
  const { spent } = budget;
  const dropped = [...tooLarge]
    .filter(([key]) => !kept.has(key))
    .map(([, { pointer, keyword }]) => ({ pointer, keyword, reason: 'the case that breaks it is too large' }));
  const untried = [...unmade, ...invalid.unbreakable(), ...dropped];
  if (spent === undefined) return untried;
  const cut = { pointer: '', keyword: 'cases', reason: `${spent} are used up: what comes later was not tried` };
  return [...untried, cut];
}
