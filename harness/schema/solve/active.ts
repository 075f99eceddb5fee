import type { Json, JsonSchemaObject } from '../../model/json.ts';
import { isObject } from '../reading/subschemas.ts';
import type { Goal, Literal } from './atom.ts';
import { goalsFor, holds } from './holds.ts';
import { entries, literals, memberRule } from './parts.ts';
import type { Planner } from './planner.ts';

/** The schemas that a value meets at its place, in place ones included: chosen branches, references, conditions. */
export function activeLiterals(goal: Goal, value: Json, planner: Planner): Goal {
  const { resolver } = planner;
  const active: Literal[] = [];
  const seen = new Set<number>();
  const visit = (literal: Literal): void => {
    if (!literal.holds || seen.has(literal.at.id) || seen.size > 200) return;
    seen.add(literal.at.id);
    active.push(literal);
    const { at } = literal;
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
  for (const literal of goal) visit(literal);
  return active;
}

/** What the schemas at one place ask of each member or item of the value there. */
export function* innerGoals(
  active: Goal,
  value: Json,
  planner: Planner,
): Generator<{ key: string; value: Json; goal: Goal }> {
  const { resolver } = planner;
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      const goal = active.flatMap(({ at }) => {
        const literal = literals(at, 'prefixItems', true, resolver)[index] ?? literals(at, 'items', true, resolver)[0];
        return literal ? [literal] : [];
      });
      yield { key: String(index), value: item, goal };
    }
  } else if (isObject(value)) {
    const rules = active.map(({ at }) => memberRule(at, [], resolver)).filter((rule) => rule !== undefined);
    for (const [key, item] of Object.entries(value as JsonSchemaObject))
      yield { key, value: item, goal: rules.flatMap((rule) => goalsFor(rule, key)) };
  }
}
