import { expect, test } from 'vitest';
import type { JsonSchema } from '../../model/json.ts';
import { resolverOf } from '../compile.ts';
import type { Goal } from './atom.ts';
import { Planner } from './planner.ts';

function plan(schema: JsonSchema): { readonly planner: Planner; readonly goal: Goal } {
  const resolver = resolverOf(schema, {});
  return { planner: new Planner(resolver, true), goal: [{ kind: 'schema', at: resolver.root, holds: true }] };
}

test('each branch of a union is a way of its own', () => {
  const { planner, goal } = plan({ oneOf: [{ const: 1 }, { const: 'a' }, { const: null }] });
  expect(planner.plan(goal).branches.map(({ only }) => only)).toEqual([[1], ['a'], [null]]);
  expect(planner.partial).toBe(false);
});

test.each<[string, JsonSchema, number]>([
  ['a scalar', { type: 'string' }, 0],
  ['an array that may be empty', { type: 'array', items: { type: 'array' } }, 0],
  ['an item that must be there', { type: 'array', minItems: 1, items: { type: 'number' } }, 1],
  [
    'a tree of which one level suffices',
    { type: 'object', required: ['a'], properties: { a: { anyOf: [{ type: 'null' }, { $ref: '#' }] } } },
    1,
  ],
])('the least depth of %s', (_what, schema, depth) => {
  const { planner, goal } = plan(schema);
  expect(planner.height(goal)).toBe(depth);
});

test('a schema that needs itself has no value of any depth, and that is a proof', () => {
  const { planner, goal } = plan({ type: 'object', required: ['a'], properties: { a: { $ref: '#' } } });
  expect([planner.height(goal), planner.partial]).toEqual([Number.POSITIVE_INFINITY, false]);
});

test('a number that reading rounded is not made, and that finding none proves nothing is said', () => {
  const { planner, goal } = plan({ enum: [2 ** 60] });
  expect(planner.plan(goal).branches).toEqual([]);
  expect([planner.partial, planner.unmade]).toEqual([true, expect.stringContaining('2^53')]);
});

test('what is larger than is made is said with both sizes', () => {
  const { planner, goal } = plan({ type: 'array', minItems: 10_000_000 });
  expect(planner.height(goal)).toBe(Number.POSITIVE_INFINITY);
  expect(planner.unmade).toMatch(/^it asks for 10000000 items or more, and no more than \d+ are made$/);
});
