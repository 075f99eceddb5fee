import { expect, test } from 'vitest';
import { createPacer } from './pacer.ts';

test('requests are spaced evenly, and a pause earns no burst', () => {
  const next = createPacer(4);
  expect([next(0), next(0), next(0)]).toEqual([0, 250, 500]);
  expect([next(10_000), next(10_000)]).toEqual([0, 250]);
});

test('0 is no limit', () => {
  const next = createPacer(0);
  expect([next(0), next(0), next(0)]).toEqual([0, 0, 0]);
});
