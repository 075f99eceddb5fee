import type { Json, JsonSchema } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { type Engine, engineOf } from './engine.ts';
import { sites } from './site.ts';
import { isDisputed } from './text/is-disputed.ts';
import { withinStack } from './within-stack.ts';

/** Whether a payload conforms only as some sound implementations read the schema: no server is at fault for refusing it. */
export function isArguable(schema: JsonSchema, payload: Json, options: SchemaOptions = {}): boolean {
  return withinStack(() => hasDispute(engineOf(schema, options), payload));
}

/** The same for a schema that has its engine. */
export function hasDispute(engine: Engine, payload: Json): boolean {
  // Walking a payload is dear, and nearly all of them are plain ASCII.
  if (!/[^\x20-\x7e]|\\[nrtbfu]/.test(JSON.stringify(payload))) return false;
  for (const { schema, value } of sites(engine, payload))
    if (typeof value === 'string' && isDisputed(schema, value)) return true;
  return false;
}
