import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonSchemaObject } from '../../model/json.ts';
import type { Goal, Literal } from './atom.ts';
import { goalsFor, holds } from './holds.ts';
import { entries, literals, memberRule } from './parts.ts';
import type { Planner } from './planner.ts';

const mostItems = 50;

/** A schema that a value meets at its place, and the schemas at the same place that led to it. */
export interface Active {
  readonly literal: Literal;
  readonly inside: readonly number[];
}

/** The schemas that a value meets at its place, in place ones included: chosen branches, references, conditions. */
export function activeLiterals(goal: Goal, value: Json, planner: Planner): readonly Active[] {
  const { resolver } = planner;
  const active: Active[] = [];
  const seen = new Set<number>();
  const visitFrom = (inside: readonly number[], literal: Literal): void => {
    if (!literal.holds || seen.has(literal.at.id) || seen.size > 200) return;
    seen.add(literal.at.id);
    active.push({ literal, inside });
    const { at } = literal;
    const visit = (part: Literal) => visitFrom([...inside, at.id], part);
    const keywords = resolver.keywords(at);
    const met = (one: Literal) => holds(one.at, value, resolver);
    if (typeof keywords.$ref === 'string') visit({ ...literal, at: resolver.follow(at, keywords.$ref) });
    if (typeof keywords.$dynamicRef === 'string')
      visit({ ...literal, at: resolver.followDynamic(at, keywords.$dynamicRef) });
    for (const part of literals(at, 'allOf', true, resolver)) visit(part);
    for (const keyword of ['anyOf', 'oneOf'])
      for (const branch of literals(at, keyword, true, resolver)) if (met(branch)) visit(branch);
    const [condition] = literals(at, 'if', true, resolver);
    if (condition) for (const part of literals(at, met(condition) ? 'then' : 'else', true, resolver)) visit(part);
    if (!isObject(value)) return;
    for (const [name, part] of entries(at, 'dependentSchemas', true, resolver))
      if (Object.hasOwn(value, name)) visit(part);
  };
  for (const literal of goal) visitFrom([], literal);
  return active;
}

/** One schema of a member or item, and the schema of the value around it that asks for it. */
interface Asked {
  readonly literal: Literal;
  readonly by: Active;
}

/** What the schemas at one place ask of each member or item of the value there, and whether one of them names it. */
export function* innerGoals(
  active: readonly Active[],
  value: Json,
  planner: Planner,
): Generator<{ key: string; isNamed: boolean; value: Json; asked: readonly Asked[] }> {
  const { resolver } = planner;
  if (Array.isArray(value)) {
    // Items of one array are alike: a few of a long one stand for the others.
    for (const [index, item] of (value as readonly Json[]).slice(0, mostItems).entries()) {
      const asked = active.flatMap((by) => {
        const { at } = by.literal;
        const own = literals(at, 'prefixItems', true, resolver)[index] ?? literals(at, 'items', true, resolver)[0];
        return own ? [{ literal: own, by }] : [];
      });
      yield { key: String(index), isNamed: false, value: item, asked };
    }
  } else if (isObject(value)) {
    const rules = active.flatMap((by) => {
      const rule = memberRule(by.literal.at, [], resolver);
      return rule === undefined ? [] : [{ by, rule }];
    });
    for (const [key, item] of Object.entries(value as JsonSchemaObject)) {
      const asked = rules.flatMap(({ by, rule }) => goalsFor(rule, key).map((literal) => ({ literal, by })));
      yield { key, isNamed: rules.some(({ rule }) => rule.named.has(key)), value: item, asked };
    }
  }
}
