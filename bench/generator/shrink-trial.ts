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

const people = /[\u0590-\u05ff\u0600-\u06ff]/;
const faults: readonly (readonly [string, JsonSchema, (value: Json) => boolean])[] = [
  ['a name of 40 characters or more', profile, (value) => textOf(value, 'name').length >= 40],
  ['a tag of 10 characters or more', profile, (value) => tagsOf(value).some((tag) => tag.length >= 10)],
  ['a node three levels deep', tree, (value) => depthOf(value) >= 3],
  [
    'a name longer than 40 characters with a digit',
    profile,
    (value) => [...textOf(value, 'name')].length > 40 && /\d/.test(textOf(value, 'name')),
  ],
  ['an emoji in a name', profile, (value) => /\p{Emoji_Presentation}/u.test(textOf(value, 'name'))],
  ['a name written from right to left', profile, (value) => people.test(textOf(value, 'name'))],
  ['a name with two capitals', profile, (value) => (textOf(value, 'name').match(/[A-Z]/g) ?? []).length >= 2],
  ['five tags', profile, (value) => tagsOf(value).length >= 5],
  [
    'two tags that differ in case only',
    profile,
    (value) => new Set(tagsOf(value).map(lower)).size < tagsOf(value).length,
  ],
  ['a null title beside a name', profile, (value) => member(value, 'title') === null && textOf(value, 'name') !== ''],
  ['more than a thousand seats', profile, (value) => Number(member(member(value, 'limits'), 'seats') ?? 0) > 1000],
  ['notes with a space, and tags', profile, (value) => hasSpace(value) && tagsOf(value).length > 0],
  ['three nodes side by side', tree, (value) => widthOf(value) >= 3],
  // From bugs that others have reported of servers that store users.
  ['a bar in a name', profile, (value) => textOf(value, 'name').includes('|')],
  ['a name that begins with a capital', profile, (value) => /^\p{Lu}/u.test(textOf(value, 'name'))],
  ['@ or ! in a name of three characters', profile, (value) => /^(?=.*[@!]).{3}/s.test(textOf(value, 'name'))],
  ['three digits in a name', profile, (value) => (textOf(value, 'name').match(/\d/g) ?? []).length >= 3],
  [
    'two emoji in a name',
    profile,
    (value) => (textOf(value, 'name').match(/\p{Emoji_Presentation}/gu) ?? []).length >= 2,
  ],
  ['no tags beside a null title', profile, (value) => hasNoTags(value) && member(value, 'title') === null],
  ['the same tag twice', profile, (value) => new Set(tagsOf(value)).size < tagsOf(value).length],
  ['an empty tag beside another', profile, (value) => tagsOf(value).length > 1 && tagsOf(value).includes('')],
  ['a quotation mark in notes', profile, (value) => /[%'"]/.test(textOf(member(value, 'limits'), 'notes'))],
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

function member(value: Json | undefined, name: string): Json | undefined {
  return new Map(Object.entries(value ?? {})).get(name) as Json | undefined;
}

function textOf(value: Json | undefined, name: string): string {
  const text = member(value, name);
  return typeof text === 'string' ? text : '';
}

function hasNoTags(value: Json): boolean {
  return Array.isArray(member(value, 'tags')) && tagsOf(value).length === 0;
}

function hasSpace(value: Json): boolean {
  return textOf(member(value, 'limits'), 'notes').includes(' ');
}

function lower(text: string): string {
  return text.toLowerCase();
}

function tagsOf(value: Json): readonly string[] {
  const tags: unknown = member(value, 'tags');
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

function childrenOf(value: Json): readonly Json[] {
  const children = member(value, 'children');
  return Array.isArray(children) ? (children as readonly Json[]) : [];
}

function depthOf(value: Json): number {
  const children = childrenOf(value);
  return children.length > 0 || Array.isArray(member(value, 'children'))
    ? 1 + Math.max(0, ...children.map(depthOf))
    : 0;
}

function widthOf(value: Json): number {
  const children = childrenOf(value);
  return Math.max(children.length, ...children.map(widthOf));
}
