import * as fc from 'fast-check';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import { compile, type SchemaOptions } from './compile.ts';
import { put } from './reading/pointer.ts';
import { sites } from './reading/sites.ts';
import { valid } from './valid.ts';
import { violators } from './violations/register.ts';

/** What was broken, where and how. */
export interface Violation {
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

/** Invalid payloads, each with exactly one violation. */
export function violations(schema: JsonSchema, options: SchemaOptions = {}): fc.Arbitrary<Violated> {
  return valid(schema, options)
    .map((twin) => violate(schema, twin, options))
    .filter((list) => list.length > 0)
    .chain((list) => fc.constantFrom(...list));
}

/** Every single violation of a valid payload; each is one also after it has been written and read as JSON. */
export function violate(schema: JsonSchema, twin: Json, options: SchemaOptions = {}): readonly Violated[] {
  const compiled = compile(schema, options);
  const found: Violated[] = [];
  for (const site of sites(schema, twin, options)) {
    for (const violator of violators) {
      for (const { pointer, keyword, after, before, way } of violator.violate(site)) {
        const value = put(twin, pointer, after);
        if (value === undefined) continue;
        const sent = JSON.parse(JSON.stringify(value)) as Json;
        if (compiled.accepts(sent)) continue;
        const named = compiled.errors(sent).some((error) => error.pointer === pointer && error.keyword === keyword);
        if (named) found.push({ value, twin, violation: { pointer, keyword, before, after, way } });
      }
    }
  }
  return found;
}
