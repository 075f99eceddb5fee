import * as fc from 'fast-check';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import { valid } from '../../harness/schema/schema.ts';

/** What shrinking one planted fault took. */
export interface ShrinkResult {
  readonly fault: string;
  /** Payloads sent after the first failure, per seed. */
  readonly resends: readonly number[];
  readonly minimal: string;
}

const profile: JsonSchema = {
  type: 'object',
  required: ['role'],
  properties: {
    role: { enum: ['owner', 'admin', 'member'] },
    name: { type: 'string', maxLength: 200 },
    title: { type: ['string', 'null'] },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 8 },
    limits: { type: 'object', properties: { seats: { type: 'integer', minimum: 0 }, notes: { type: 'string' } } },
  },
};

const tree: JsonSchema = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
    },
  },
};

const faults: readonly (readonly [string, JsonSchema, (value: Json) => boolean])[] = [
  ['a name of 40 characters or more', profile, (value) => textOf(value, 'name').length >= 40],
  ['a tag of 10 characters or more', profile, (value) => tagsOf(value).some((tag) => tag.length >= 10)],
  ['a node three levels deep', tree, (value) => depthOf(value) >= 3],
];

/** Plants each fault under several seeds and counts the payloads that fast-check sends to make it minimal. */
export function tryShrinking(seeds: number): readonly ShrinkResult[] {
  return faults.map(([fault, schema, fails]) => {
    const resends: number[] = [];
    let minimal = '';
    for (let seed = 1; seed <= seeds; seed += 1) {
      let [sent, failedAt] = [0, 0];
      const details = fc.check(
        fc.property(valid(schema), (value) => {
          sent += 1;
          if (!fails(value)) return;
          failedAt ||= sent;
          throw new Error(fault);
        }),
        { seed, numRuns: 20_000 },
      );
      if (!details.failed) continue;
      resends.push(sent - failedAt);
      minimal = JSON.stringify(details.counterexample?.[0]);
    }
    return { fault, resends, minimal };
  });
}

function textOf(value: Json, name: string): string {
  const text = new Map(Object.entries(value ?? {})).get(name);
  return typeof text === 'string' ? text : '';
}

function tagsOf(value: Json): readonly string[] {
  const tags: unknown = new Map(Object.entries(value ?? {})).get('tags');
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

function depthOf(value: Json): number {
  const children: unknown = new Map(Object.entries(value ?? {})).get('children');
  // What stands in a tree is a tree.
  return Array.isArray(children) ? 1 + Math.max(0, ...children.map((one) => depthOf(one as Json))) : 0;
}
