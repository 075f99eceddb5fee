import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { overlayProseConstraint } from './overlay-prose-constraint.ts';

const accepts = (schema: JsonSchema, ...values: readonly Json[]) =>
  values.map((value) => compile(schema).accepts(value));
const body: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    role: { $ref: '#/$defs/Role' },
    other: { $ref: '#/$defs/Role' },
    list: { type: 'array', items: { type: 'string' } },
  },
  $defs: { Role: { type: 'string', enum: ['a', 'b', 'c'] } },
};

test('a rule joins the keywords that stand at its place', () => {
  expect(overlayProseConstraint(body, '/name', { maxLength: 2 })).toMatchObject({
    properties: { name: { type: 'string', maxLength: 2 } },
  });
});

test('a rule reaches through a reference without touching its other uses', () => {
  const laid = overlayProseConstraint(body, '/role', { enum: ['a', 'b', 'z'] });
  expect(laid).toMatchObject({ properties: { role: { enum: ['a', 'b'] } } });
  expect(accepts(laid, { role: 'a' }, { role: 'c' }, { other: 'c' }, { role: 'z' })).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('where both have a keyword both hold', () => {
  const laid = overlayProseConstraint({ properties: { a: { maxLength: 5 } } }, '/a', { maxLength: 3 });
  expect(accepts(laid, { a: 'abc' }, { a: 'abcd' })).toEqual([true, false]);
});

test('a place that is not declared is ruled all the same', () => {
  const laid = overlayProseConstraint({ allOf: [{ $ref: '#/$defs/A' }], $defs: { A: { type: 'object' } } }, '/x/y', {
    const: 1,
  });
  expect(accepts(laid, {}, { x: { y: 1 } }, { x: { y: 2 } }, 3)).toEqual([true, true, false, false]);
  expect(accepts(overlayProseConstraint(true, '/x', { const: 1 }), { x: 2 })).toEqual([false]);
});

test('a rule at an index holds for every item, one at the top for the whole', () => {
  expect(accepts(overlayProseConstraint(body, '/list/*', { minLength: 1 }), { list: ['a', ''] })).toEqual([false]);
  expect(accepts(overlayProseConstraint(body, '', { minProperties: 1 }), {}, { name: 'a' })).toEqual([false, true]);
});

test('definitions stay at the top where the rule is for the whole', () => {
  const schema = { type: 'object', required: ['b'], properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: true } };
  expect(overlayProseConstraint(schema, '', { required: ['a'] })).toMatchObject({
    allOf: [{}, {}],
    $defs: { A: true },
  });
});
