import * as fc from 'fast-check';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { valid } from './valid.ts';
import { type Violation, violate } from './violation.ts';

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

/** The cases that every run of a schema tries first: always the same ones in the same order. */
export function namedCases(schema: JsonSchema, options: SchemaOptions = {}): NamedCases {
  const cases: NamedCase[] = [];
  const names = new Set<string>();
  const values = new Set<string>();
  for (const twin of fc.sample(valid(schema, options), { seed: 1, numRuns: 30 })) {
    const text = JSON.stringify(twin);
    if (values.has(text)) continue;
    values.add(text);
    const name = ` valid ${values.size}`.trim();
    cases.push({ name, kind: 'valid', pointer: '', keyword: 'valid', value: twin });
    for (const { value, violation } of violate(schema, twin, options)) {
      const { pointer, keyword, way } = violation;
      const own = `${pointer}.${keyword} ${way}`;
      if (names.has(own)) continue;
      names.add(own);
      cases.push({ name: own, kind: 'invalid', pointer, keyword, value, twin: name, violation });
    }
  }
  return { cases, unbreakable: [] };
}
