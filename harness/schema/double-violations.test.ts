import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { doubleViolations } from './double-violations.ts';

const schema = {
  type: 'object',
  required: ['role', 'name'],
  properties: {
    role: { enum: ['admin', 'member'] },
    name: { type: 'string', minLength: 1 },
    seats: { type: 'integer', minimum: 1 },
  },
};
const made = [...doubleViolations(schema)];

test('each payload breaks both things that it says', () => {
  const { errorPlaces } = compile(schema);
  for (const { value, violations } of made) {
    const errors = errorPlaces(value);
    for (const { pointer, keyword } of violations) expect(errors).toContainEqual({ pointer, keyword });
  }
  expect(made.length).toBeGreaterThan(5);
});

test('the two are at different places, and one of them alone is another case', () => {
  for (const { violations } of made) expect(violations[0].pointer).not.toBe(violations[1].pointer);
  expect(made.map(({ name }) => name)).toContain('/role.required left-out and /name.required left-out');
  expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
});

test('what holds one thing alone has no pair', () => {
  expect([...doubleViolations({ type: 'string' })]).toEqual([]);
});
