import type { Json, JsonSchema } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { type Engine, engineOf } from './engine.ts';
import { disputedNull } from './from-openapi.ts';
import { activeLiterals, innerGoals } from './solve/active.ts';
import type { Goal } from './solve/atom.ts';
import type { Planner } from './solve/planner.ts';
import { isDisputed } from './text/is-disputed.ts';
import { withinStack } from './within-stack.ts';

/** Whether a payload conforms only as some sound implementations read the schema: no server is at fault for refusing it. */
export function isArguable(schema: JsonSchema, payload: Json, options: SchemaOptions = {}): boolean {
  return withinStack(() => hasDispute(engineOf(schema, options), payload));
}

/** The same for a schema that has its engine. */
export function hasDispute({ compiled, goal, planner }: Engine, payload: Json): boolean {
  // Formats are annotations to many: where they alone keep another branch out, both hold.
  return isAmong(goal, payload, planner) || (compiled.needsFormats && !compiled.acceptsWithoutFormats(payload));
}

function isAmong(goal: Goal, value: Json, planner: Planner): boolean {
  // Walking a payload is dear, and nearly all of it is plain ASCII.
  if (!/[^\x20-\x7e]|\\[nrtbfu]|null/.test(JSON.stringify(value))) return false;
  const active = activeLiterals(goal, value, planner);
  if (value === null) return active.some(({ literal }) => planner.resolver.keywords(literal.at)[disputedNull] === true);
  if (typeof value === 'string')
    return active.some(({ literal }) => isDisputed(planner.resolver.keywords(literal.at), value));
  for (const inner of innerGoals(active, value, planner)) {
    const asked = inner.asked.map(({ literal }) => literal);
    if (isAmong(asked, inner.value, planner)) return true;
  }
  return false;
}
