import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, JsonSchema } from '../model/json.ts';
import { valid } from './valid.ts';
import { violations } from './violation.ts';

const schema: JsonSchema = {
  type: 'object',
  required: ['role'],
  properties: {
    role: { enum: ['owner', 'admin'] },
    name: { type: 'string', maxLength: 200 },
    tags: { type: 'array', items: { type: 'string' } },
  },
};

test('a fault in long texts shrinks to the shortest one in under 60 re-sends', () => {
  let [sent, failedAt] = [0, 0];
  const details = fc.check(
    fc.property(valid(schema), (value) => {
      sent += 1;
      const { name } = value as JsonObject;
      if (typeof name !== 'string' || name.length < 20) return true;
      failedAt ||= sent;
      return false;
    }),
    { seed: 4, numRuns: 5000 },
  );
  expect(details.counterexample).toEqual([{ role: expect.any(String), name: 'a'.repeat(20) }]);
  expect(sent - failedAt).toBeLessThan(60);
});

test('a violation shrinks to the smallest payload that has it', () => {
  const details = fc.check(
    fc.property(violations(schema), ({ violation }) => violation.keyword !== 'enum'),
    { seed: 2, numRuns: 1000 },
  );
  const [violated] = details.counterexample ?? [];
  expect(violated?.control).toEqual({ role: 'owner' });
});

test('a listed value that does not matter becomes the one of the simplest payload', () => {
  const roles: JsonSchema = {
    ...schema,
    properties: { role: { enum: ['a', 'member-of-all'] }, name: { type: 'string' } },
  };
  const details = fc.check(
    fc.property(valid(roles), (value) => !('name' in (value as JsonObject))),
    { seed: 3, numRuns: 500 },
  );
  expect(details.counterexample).toEqual([{ role: 'a', name: '' }]);
});

test('a shrunk counterexample is replayed from its path', () => {
  const property = fc.property(valid(schema), (value) => !('tags' in (value as JsonObject)));
  const first = fc.check(property, { seed: 5, numRuns: 500 });
  const again = fc.check(property, { seed: 5, path: first.counterexamplePath ?? '' });
  expect(again.counterexample).toEqual(first.counterexample);
});
