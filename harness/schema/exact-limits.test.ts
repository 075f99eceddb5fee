import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../model/json.ts';
import { namedCases } from './named-cases.ts';
import { valid } from './valid.ts';
import { violations } from './violation.ts';

/** The whole number that a JSON text says, past 2^53 too. */
function said(value: Json): bigint {
  return BigInt(JSON.stringify(value));
}

const int64 = 9_223_372_036_854_775_807n;
const wide: readonly (readonly [string, JsonSchema])[] = [
  // A document that says 9223372036854775807 is read as 2^63: no number of double precision is nearer.
  ['limits of 64 bits', { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 }],
  ['the format int64', { type: 'integer', format: 'int64' }],
  ['a lower limit near the upper one', { type: 'integer', minimum: 2 ** 62, maximum: 2 ** 63 }],
];

test.each(wide)('%s: what is sent as valid is within them as it is written', (_name, schema) => {
  const drawn = fc.sample(valid(schema), { seed: 1, numRuns: 300 });
  const named = namedCases(schema).cases.filter(({ kind }) => kind === 'valid');
  for (const value of [...drawn, ...named.map((one) => one.value)]) {
    expect(said(value)).toBeLessThanOrEqual(int64);
    expect(said(value)).toBeGreaterThanOrEqual(-int64 - 1n);
  }
});

test('what breaks a limit past 2^53 is past it, however the limit was rounded', () => {
  const schema: JsonSchema = { type: 'integer', maximum: 2 ** 63 };
  const broken = fc.sample(violations(schema), { seed: 1, numRuns: 100 });
  const past = broken.filter(({ violation }) => violation.keyword === 'maximum');
  expect(past.length).toBeGreaterThan(0);
  for (const { value } of past) expect(said(value)).toBeGreaterThan(int64);
});

test('a listed number that was rounded when it was read is not sent', () => {
  // 2^53 is what 2^53 + 1 is read as.
  const made = fc.sample(valid({ enum: [1, 2 ** 60, 2 ** 53] }), { seed: 1, numRuns: 50 });
  expect(new Set(made)).toEqual(new Set([1]));
});

test('whole numbers are also drawn past a million', () => {
  const made = fc.sample(valid({ type: 'integer', format: 'int64' }), { seed: 1, numRuns: 300 }) as readonly number[];
  expect(made.some((value) => value > 2 ** 32)).toBe(true);
});

test('near a limit past 2^53 a number is sent that its text says exactly', () => {
  const schema: JsonSchema = { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 64 };
  const near = namedCases(schema).cases.filter(({ name }) => name.endsWith('near-limit'));
  expect(near.map(({ name, value }) => [name, said(value), BigInt(Number(value))])).toEqual([
    ['.minimum near-limit', -9_223_372_036_800_000_000n, -9_223_372_036_800_000_000n],
    ['.maximum near-limit', 18_446_744_000_000_000_000n, 18_446_744_000_000_000_000n],
  ]);
});
