import { expect, test } from 'vitest';
import { tryShrinking } from './shrink-trial.ts';

test.each(tryShrinking(3))('$fault: made minimal in fewer than 60 re-sends', ({ resends }) => {
  const [, middle] = [...resends].sort((one, other) => one - other);
  expect(resends.length).toBe(3);
  expect(middle).toBeLessThan(60);
});
