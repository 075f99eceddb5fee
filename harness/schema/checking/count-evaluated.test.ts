import { expect, test } from 'vitest';
import type { Json, JsonSchema, JsonSchemaObject } from '../../model/json.ts';
import { compile } from '../compile.ts';

const member = (name: string): JsonSchemaObject => ({ properties: { [name]: true } });
const has = (name: string): JsonSchemaObject => ({ required: [name] });
const closed: JsonSchemaObject = { unevaluatedProperties: false };
const recursive: JsonSchema = {
  $ref: '#/$defs/tree',
  if: has('leaf'),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: member('weight'),
  unevaluatedProperties: false,
  $defs: { tree: { properties: { leaf: true, inner: { type: 'array', items: { $ref: '#' } } } } },
};

const examples: readonly (readonly [string, JsonSchema, readonly Json[], readonly Json[]])[] = [
  [
    'a reference beside a branch that does not hold',
    recursive,
    [{ inner: [] }, { inner: [{ leaf: 1, weight: 1 }] }, { leaf: 1, weight: 1, inner: [{ leaf: 1 }] }],
    [{ weight: 1 }, { inner: [{ leaf: 1, weight: 1 }], weight: 1 }, { leaf: 1, inner: [{ weight: 1 }] }],
  ],
  [
    'allOf beside a branch that does not hold',
    { allOf: [member('a')], anyOf: [{ ...has('b'), ...member('b') }, true], ...closed },
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ c: 1 }],
  ],
  [
    'a schema that depends on a member that is not there',
    { ...member('a'), dependentSchemas: { b: member('b') }, ...closed },
    [{ a: 1 }, { b: 1, a: 1 }],
    [{ c: 1, a: 1 }],
  ],
  [
    'what a failed if has seen is not evaluated',
    { if: { properties: { a: { const: 1 } }, required: ['a'] }, else: member('b'), ...closed },
    [{ a: 1 }, { b: 1 }],
    [{ a: 2 }, { a: 1, b: 1 }],
  ],
  ['an if alone', { if: { properties: { a: { const: 1 } } }, ...closed }, [{ a: 1 }, {}], [{ a: 2 }, { b: 1 }]],
  [
    'one item after the other',
    {
      items: { anyOf: [{ ...has('a'), ...member('a') }, has('b')], properties: { b: true }, ...closed },
    },
    [[{ a: 1 }, { b: 1 }]],
    [
      [{ a: 1 }, { b: 1, c: 1 }],
      [
        { a: 1, b: 1 },
        { c: 1, b: 1 },
      ],
    ],
  ],
  [
    'items that a branch evaluates',
    { prefixItems: [true], anyOf: [{ prefixItems: [true, { const: 1 }] }, true], unevaluatedItems: { type: 'string' } },
    [
      [0, 1],
      [0, 'a'],
      [0, 1, 'a'],
      [0, 1, 'b', 'c'],
    ],
    [
      [0, 2],
      [0, 1, 1],
    ],
  ],
];

test.each(examples)('%s', (_name, schema, right, wrong) => {
  const compiled = compile(schema);
  // Twice: a list that grew on the way would change what comes after.
  for (const value of [...right, ...wrong, ...right, ...wrong])
    expect([value, compiled.accepts(value)]).toEqual([value, right.includes(value)]);
  for (const value of wrong) expect(compiled.errors(value).length).toBeGreaterThan(0);
  for (const value of right) expect(compiled.errors(value)).toEqual([]);
});
