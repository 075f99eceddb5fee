import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject } from '../domain/is-object.ts';
import { at } from '../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { compile } from './compile.ts';
import { namedCases } from './named-cases.ts';

/** Where the properties and items of a schema are in its values, read here without the engine. */
function* described(schema: Json | undefined, pointer: Pointer): Generator<Pointer> {
  if (!isObject(schema)) return;
  for (const [name, inner] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    yield `${pointer}/${name}`;
    yield* described(inner, `${pointer}/${name}`);
  }
  if (schema.items !== undefined) {
    yield `${pointer}/0`;
    yield* described(schema.items, `${pointer}/0`);
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf'])
    for (const branch of (schema[keyword] ?? []) as readonly Json[]) yield* described(branch, pointer);
}

interface Branch {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly schema: JsonSchema;
}

/** The branches of the unions of a schema, and where in its values they are. */
function* branches(schema: Json | undefined, pointer: Pointer): Generator<Branch> {
  if (!isObject(schema)) return;
  for (const [name, inner] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
    yield* branches(inner, `${pointer}/${name}`);
  yield* branches(schema.items, `${pointer}/0`);
  for (const keyword of ['anyOf', 'oneOf', 'allOf'])
    for (const [index, branch] of ((schema[keyword] ?? []) as readonly JsonObject[]).entries()) {
      if (keyword !== 'allOf') yield { pointer, keyword: `${keyword}/${index}`, schema: branch };
      yield* branches(branch, pointer);
    }
}

const { schema: anySchema } = fc.letrec<{ schema: JsonObject; leaf: JsonObject }>((tie) => ({
  leaf: fc.constantFrom<JsonObject>(
    { type: 'string', maxLength: 3 },
    { type: 'integer', minimum: 1 },
    { const: 'x' },
    { enum: ['a', 'b'] },
    { type: 'string', minLength: 4, maxLength: 3 },
    { type: 'boolean' },
    {},
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('schema'), { maxKeys: 4 }),
      required: fc.subarray(['a', 'b']),
      additionalProperties: fc.boolean(),
    }),
    fc.record({ type: fc.constant('array'), items: tie('schema'), maxItems: fc.nat(2) }),
    fc.array(tie('schema'), { minLength: 1, maxLength: 4 }).map((oneOf): JsonObject => ({ oneOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): JsonObject => ({ anyOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((allOf): JsonObject => ({ allOf })),
  ),
}));

test('a property or item that was never made is named, always', () => {
  let looked = 0;
  fc.assert(
    fc.property(anySchema, (schema) => {
      let made: ReturnType<typeof namedCases>;
      try {
        made = namedCases(schema);
      } catch (cause) {
        // No value at all, or none found, is told as an error: nothing is left out in silence.
        expect(cause).toMatchObject({ code: expect.stringMatching(/^SCHEMA_UN/) });
        return;
      }
      const valid = made.cases.filter(({ kind }) => kind === 'valid').map(({ value }) => value);
      const named = made.unbreakable.map(({ pointer }) => pointer);
      for (const pointer of described(schema, '')) {
        looked += 1;
        const isMade = valid.some((value) => at(value, pointer) !== undefined);
        // Where an outer part could not be made, what is inside it need not be named again.
        const isNamed = named.some((one) => pointer === one || pointer.startsWith(`${one}/`));
        expect([pointer, isMade || isNamed]).toEqual([pointer, true]);
      }
    }),
    { seed: 12, numRuns: 100 },
  );
  expect(looked).toBeGreaterThan(150);
});

test('a branch that no value has taken is named, always', () => {
  let looked = 0;
  fc.assert(
    fc.property(anySchema, (schema) => {
      let made: ReturnType<typeof namedCases>;
      try {
        made = namedCases(schema);
      } catch (cause) {
        expect(cause).toMatchObject({ code: expect.stringMatching(/^SCHEMA_UN/) });
        return;
      }
      const valid = made.cases.filter(({ kind }) => kind === 'valid').map(({ value }) => value);
      for (const branch of branches(schema, '')) {
        looked += 1;
        const { accepts } = compile(branch.schema);
        const isTaken = valid
          .map((value) => at(value, branch.pointer))
          .some((own) => own !== undefined && accepts(own));
        const isNamed = made.unbreakable.some(
          ({ pointer, keyword }) =>
            branch.pointer.startsWith(`${pointer}/`) || (branch.pointer === pointer && keyword === branch.keyword),
        );
        // Of a branch inside one that no value can take, the outer one is named.
        const isInside = made.unbreakable.some(
          ({ pointer, keyword }) => pointer === branch.pointer && /Of[/]/.test(keyword),
        );
        expect([branch, isTaken || isNamed || isInside]).toEqual([branch, true]);
      }
    }),
    { seed: 21, numRuns: 100 },
  );
  expect(looked).toBeGreaterThan(80);
});

test('a branch that no value can take is named with its number', () => {
  const schema: JsonSchema = { oneOf: [{ type: 'string' }, { type: 'string', maxLength: 3 }, { type: 'integer' }] };
  expect(namedCases(schema).unbreakable).toContainEqual({
    pointer: '',
    keyword: 'oneOf/1',
    reason: 'no valid value has it',
  });
});

test('each branch of a union that can be taken is taken', () => {
  const kinds = Array.from({ length: 50 }, (_, index) => `kind-${index}`);
  const oneOf = kinds.map((kind) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, tags: { type: 'array', items: { maxLength: 3 } } },
  }));
  const { cases, unbreakable } = namedCases({ oneOf }, { maxTotalMilliseconds: 60_000 });
  const made = new Set(cases.filter(({ kind }) => kind === 'valid').map(({ value }) => at(value, '/kind')));
  expect([made.size, unbreakable]).toEqual([50, []]);
});

test('the items of an optional array are made and broken', () => {
  const schema = { type: 'object', properties: { tags: { type: 'array', items: { type: 'string', maxLength: 9 } } } };
  const names = namedCases(schema).cases.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['/tags/0.maxLength at-limit', '/tags/0.maxLength one-too-many', '/tags/0.type null']),
  );
});

test('every constraint at every place is broken or named', () => {
  const address = { type: 'object', required: ['city'], properties: { city: { type: 'string', maxLength: 5 } } };
  const schema: JsonSchema = {
    type: 'object',
    properties: { billing: { $ref: '#/$defs/address' }, shipping: { $ref: '#/$defs/address' } },
    $defs: { address },
  };
  const { cases, unbreakable } = namedCases(schema);
  const broken = cases.filter(({ kind }) => kind === 'invalid').map(({ pointer, keyword }) => `${pointer}.${keyword}`);
  expect(broken).toEqual(
    expect.arrayContaining([
      '/billing/city.required',
      '/billing/city.maxLength',
      '/shipping/city.required',
      '/shipping/city.maxLength',
    ]),
  );
  expect(unbreakable).toEqual([]);
});

test('what was looked for and not found is not called impossible', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { note: { type: 'string', pattern: '^(a{1,50000}){1,50000}$' } },
  };
  expect(namedCases(schema).unbreakable).toEqual([
    { pointer: '/note', keyword: 'properties', reason: 'no valid value that was found has it' },
  ]);
});

test('a contains that asks for nothing is no constraint', () => {
  expect(namedCases({ type: 'array', contains: { type: 'string' }, minContains: 0 }).unbreakable).toEqual([]);
});
