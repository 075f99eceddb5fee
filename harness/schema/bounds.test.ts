import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { eachNamedCase, namedCases } from './named-cases.ts';
import { valid } from './valid.ts';
import { violations } from './violation.ts';

function nested(depth: number, wrap: (inner: JsonSchema) => JsonSchema): JsonSchema {
  let schema: JsonSchema = { type: 'string' };
  for (let level = 0; level < depth; level += 1) schema = wrap(schema);
  return schema;
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
const optional = (count: number, schema: Json) => Object.fromEntries(names(count).map((name) => [name, schema]));

const refused: readonly (readonly [string, JsonSchema, string])[] = [
  ['a million items', { type: 'array', minItems: 1e6 }, 'asks for 1000000 items'],
  ['a million members', { type: 'object', minProperties: 1e6 }, 'asks for 1000000 members'],
  ['a string of a billion characters', { type: 'string', minLength: 1e9 }, 'asks for 1000000000 characters'],
  ['a million items that contain one', { contains: { const: 1 }, minContains: 1e6, type: 'array' }, '1000000 items'],
  ['sixteen million values', doubling(24), 'more than 20000 values'],
  ['300 names that each list 300', { dependencies: eachListing(300), type: 'object' }, 'list 90000 names'],
  ['twenty thousand schemas in each other', nested(20_000, (inner) => ({ allOf: [inner] })), 'deeper than the stack'],
];

function eachListing(count: number): JsonSchema {
  return Object.fromEntries(names(count).map((name) => [name, names(count)]));
}

function doubling(depth: number): JsonSchema {
  const level = (index: number): JsonSchema => {
    const $ref = `#/$defs/n${index + 1}`;
    return index === depth ? true : { type: 'object', required: ['a', 'b'], properties: { a: { $ref }, b: { $ref } } };
  };
  const defs = Object.fromEntries(Array.from({ length: depth + 1 }, (_, index) => [`n${index}`, level(index)]));
  return { $ref: '#/$defs/n0', $defs: defs };
}

test.each(refused)('%s: refused in words', (_name, schema, words) => {
  const refusal = expect.objectContaining({ code: 'SCHEMA_UNDECIDABLE', message: expect.stringContaining(words) });
  expect(() => fc.sample(valid(schema), { seed: 1, numRuns: 1 })).toThrow(refusal);
  expect(() => fc.sample(violations(schema), { seed: 1, numRuns: 1 })).toThrow(refusal);
  expect(() => namedCases(schema)).toThrow(refusal);
});

const served: readonly (readonly [string, JsonSchema])[] = [
  ['an enum of 100,000', { enum: names(100_000) }],
  [
    'a member from an enum of 100,000',
    { required: ['a'], type: 'object', properties: { a: { enum: names(100_000) } } },
  ],
  [
    'ten million characters allowed in a union',
    { anyOf: [{ type: 'string', maxLength: 10_485_760 }, { type: 'null' }] },
  ],
  ['a thousand items', { type: 'array', minItems: 1000, items: { type: 'object', properties: optional(3, {}) } }],
  ['two hundred optional unions', { type: 'object', properties: optional(200, { type: ['string', 'null'] }) }],
  ['two hundred ways', { type: 'object', anyOf: names(200).map((name) => ({ required: [name] })) }],
  ['optional members doubled 24 times', optionalDoubling()],
  [
    'three hundred names that all need each other',
    { type: 'object', properties: optional(300, { type: 'string' }), dependentRequired: eachListing(300) },
  ],
];

function optionalDoubling(): JsonSchema {
  return JSON.parse(JSON.stringify(doubling(24)).replaceAll('"required":["a","b"],', '')) as JsonSchema;
}

test.each(served)('%s: served, with what was left out named', (_name, schema) => {
  const { cases, unbreakable } = namedCases(schema, { maxTotalMilliseconds: 1500 });
  expect(cases.length).toBeGreaterThan(3);
  expect(cases.length).toBeLessThanOrEqual(2000);
  const bytes = cases.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0);
  expect(bytes).toBeLessThan(2 ** 25);
  expect(unbreakable.every(({ reason }) => reason !== '')).toBe(true);
});

test('a long list has a few representative items', () => {
  const { cases } = namedCases({ type: 'array', minItems: 1000, items: { type: 'string', maxLength: 9 } });
  expect(cases.length).toBeLessThan(60);
});

test('too many cases: the most deciding ones are kept, and the cut is named', () => {
  const schema: JsonSchema = { type: 'object', properties: optional(50, { type: 'string', maxLength: 5 }) };
  const { cases, unbreakable } = namedCases(schema, { maxCases: 120 });
  expect(cases).toHaveLength(120);
  expect(unbreakable).toContainEqual({ pointer: '', keyword: 'cases', reason: expect.stringContaining('120 cases') });
  const broken = new Set(
    cases.filter(({ kind }) => kind === 'invalid').map(({ pointer, keyword }) => pointer + keyword),
  );
  // The type of the whole, and the type and the length of each member.
  expect(broken.size).toBe(101);
});

test('too little time: what was not tried is named', () => {
  const { unbreakable } = namedCases({ type: 'string', maxLength: 5 }, { maxTotalMilliseconds: -1 });
  expect(unbreakable).toContainEqual({ pointer: '', keyword: 'cases', reason: expect.stringContaining('ms') });
});

test('cases are made as they are asked for', () => {
  const schema: JsonSchema = { type: 'object', properties: optional(200, { type: 'string', maxLength: 5 }) };
  const first = eachNamedCase(schema).take(3).toArray();
  expect(first.map(({ name }) => name)).toEqual(['valid minimal', '.type null', 'valid full']);
});
