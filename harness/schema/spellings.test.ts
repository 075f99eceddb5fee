import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from '../domain/same-json.ts';
import type { Json } from '../model/json.ts';
import { spellings } from './spellings.ts';

test('each spelling says the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (made) => {
      // What fast-check calls JSON is JSON once it has been written and read.
      const value = JSON.parse(JSON.stringify(made)) as Json;
      for (const { name, text } of spellings(value))
        expect([name, sameJson(JSON.parse(text) as Json, value)]).toEqual([name, true]);
    }),
    { seed: 12, numRuns: 300 },
  );
});

test('a payload has each spelling that makes a difference, and no other', () => {
  const names = spellings({ role: 'a/b', seats: 2, share: 0.5 }).map(({ name }) => name);
  expect(names).toEqual([
    'members in another order',
    'escaped letters in strings',
    'escaped letters in names',
    'escaped slashes',
    'white space everywhere',
    'a zero after a fraction',
    'integers with a fraction',
    'integers with an exponent',
  ]);
  expect(spellings({})).toEqual([]);
});

test('only what servers disagree on is arguable', () => {
  const arguable = spellings({ role: 'a', seats: 2 }).filter((one) => one.arguable);
  expect(arguable.map(({ text }) => text)).toEqual(['{"role":"a","seats":2.0}', '{"role":"a","seats":2e0}']);
});
