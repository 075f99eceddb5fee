import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonSchemaObject } from '../../model/json.ts';
import type { Draft } from './dialect.ts';
import { isSchema } from './subschemas.ts';

const since: Readonly<Record<string, Draft>> = {
  const: 'draft-06',
  contains: 'draft-06',
  propertyNames: 'draft-06',
  if: 'draft-07',
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: 'draft-07',
  else: 'draft-07',
  minContains: '2019-09',
  maxContains: '2019-09',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  unevaluatedItems: '2019-09',
  unevaluatedProperties: '2019-09',
  $anchor: '2019-09',
  $recursiveRef: '2019-09',
  $recursiveAnchor: '2019-09',
  prefixItems: '2020-12',
  $dynamicRef: '2020-12',
  $dynamicAnchor: '2020-12',
};
const onlyIn: Readonly<Record<string, Draft>> = { $recursiveRef: '2019-09', $recursiveAnchor: '2019-09' };

/** Keywords of other languages that a schema has and its draft does not know: they are ignored. */
export function foreignKeywords(schema: JsonSchemaObject, draft: Draft): readonly string[] {
  return Object.keys(schema).filter((keyword) => isForeign(keyword, draft));
}

/** Whether a keyword means nothing in a draft, although another language has it. */
export function isForeign(keyword: string, draft: Draft): boolean {
  const [first, only] = [since[keyword], onlyIn[keyword]];
  if (keyword === 'nullable' || (keyword === 'additionalItems' && draft === '2020-12')) return true;
  // Drafts sort as they were published, but for the letter d.
  return (first !== undefined && age(draft) < age(first)) || (only !== undefined && only !== draft);
}

function age(draft: Draft): number {
  return Number(draft.replace('draft-', '').replace('-', ''));
}

const read = new WeakMap<JsonSchemaObject, Map<Draft, JsonSchemaObject>>();

/** The keywords of one schema as 2020-12 writes them; the schemas inside stay as they are. */
export function keywordsOf(schema: JsonSchemaObject, draft: Draft): JsonSchemaObject {
  const known = read.get(schema) ?? new Map<Draft, JsonSchemaObject>();
  read.set(schema, known);
  const made = known.get(draft) ?? convert(schema, draft);
  known.set(draft, made);
  return made;
}

function convert(schema: JsonSchemaObject, draft: Draft): JsonSchemaObject {
  const foreign = foreignKeywords(schema, draft);
  if (draft === '2020-12') return foreign.length === 0 ? schema : without(schema, foreign);
  // Up to draft 7 what stands beside a reference is ignored.
  if (draft !== '2019-09' && typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const { additionalItems, dependencies, exclusiveMaximum, exclusiveMinimum, items, ...kept } = schema;
  const { $recursiveRef, $recursiveAnchor: _a, ...rest } = without(kept, foreign);
  const made: Record<string, Json> = { ...rest };
  if (typeof $recursiveRef === 'string') made.$dynamicRef = $recursiveRef;
  if (Array.isArray(items)) {
    made.prefixItems = items;
    if (additionalItems !== undefined) made.items = additionalItems;
  } else if (items !== undefined) made.items = items;
  exclusive(made, 'minimum', 'exclusiveMinimum', exclusiveMinimum);
  exclusive(made, 'maximum', 'exclusiveMaximum', exclusiveMaximum);
  if (!isObject(dependencies)) return made;
  return draft === '2019-09' ? { ...made, dependencies } : { ...made, ...splitDependencies(dependencies) };
}

/** The keyword of the schema as it is written that a keyword of 2020-12 was made from. */
export function writtenKeyword(schema: JsonSchemaObject, draft: Draft, keyword: string): string {
  if (draft === '2020-12' || Object.hasOwn(schema, keyword) === (keyword !== 'items')) return keyword;
  if (keyword === 'prefixItems') return 'items';
  if (keyword === 'items') return Array.isArray(schema.items) ? 'additionalItems' : 'items';
  return keyword.startsWith('dependent') && isObject(schema.dependencies) ? 'dependencies' : keyword;
}

function without(schema: JsonSchemaObject, keywords: readonly string[]): JsonSchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}

function exclusive(made: Record<string, Json>, inclusive: string, keyword: string, flag: Json | undefined): void {
  if (typeof flag === 'number') made[keyword] = flag;
  const bound = made[inclusive];
  if (flag !== true || bound === undefined) return;
  delete made[inclusive];
  made[keyword] = bound;
}

/** The `dependencies` of older drafts as the two keywords that 2020-12 has for them. */
export function splitDependencies(dependencies: JsonSchemaObject): JsonSchemaObject {
  const entries = Object.entries(dependencies);
  return {
    dependentRequired: Object.fromEntries(entries.filter(([, value]) => Array.isArray(value))),
    dependentSchemas: Object.fromEntries(entries.filter(([, value]) => isSchema(value))),
  };
}
