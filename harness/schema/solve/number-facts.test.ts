import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawOf, simplestDraw } from '../draw.ts';
import type { Atom } from './atom.ts';
import { drawNumber, numberFacts } from './number-facts.ts';

const draws = (atoms: readonly Atom[]) => (seed: number) => drawNumber(numberFacts(atoms), drawOf(seed));

test('limits, open or not, and steps hold together, without the errors of doubles', () => {
  const atoms: readonly Atom[] = [
    { kind: 'range', min: 0.1, open: true },
    { kind: 'range', max: 1.1 },
    { kind: 'multiple', of: 0.1, holds: true },
  ];
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const tenths = (draws(atoms)(seed) ?? 0) * 10;
      expect(Math.abs(tenths - Math.round(tenths))).toBeLessThan(1e-9);
      expect(Math.round(tenths)).toBeGreaterThanOrEqual(2);
      expect(Math.round(tenths)).toBeLessThanOrEqual(11);
    }),
  );
});

test('two steps make one: a number is a multiple of both', () => {
  const atoms: readonly Atom[] = [4, 6].map((of) => ({ kind: 'multiple', of, holds: true }));
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(Math.abs((draws(atoms)(seed) ?? 1) % 12)).toBe(0);
    }),
  );
});

test('what no number meets is told, and not tried for ever', () => {
  const whole: Atom = { kind: 'types', allow: ['number'], whole: true };
  expect(draws([whole, { kind: 'range', min: 1.2 }, { kind: 'range', max: 1.8 }])(1)).toBeUndefined();
  expect(draws([whole, { kind: 'multiple', of: 1, holds: false }])(1)).toBeUndefined();
});

test('the simplest number is the nearest to zero', () => {
  const simplest = (...atoms: readonly Atom[]) => drawNumber(numberFacts(atoms), simplestDraw);
  expect(simplest()).toBe(0);
  expect(simplest({ kind: 'range', min: 7 }, { kind: 'multiple', of: 5, holds: true })).toBe(10);
  expect(simplest({ kind: 'range', max: -7 }, { kind: 'multiple', of: 5, holds: true })).toBe(-10);
});

test('a limit past 2^53 was rounded when it was read: only what is surely within it is drawn', () => {
  const { min } = numberFacts([{ kind: 'range', min: 2 ** 53 + 4 }]);
  expect(min).toBeGreaterThan(2 ** 53 + 4);
});
