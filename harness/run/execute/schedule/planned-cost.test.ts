import { expect, test } from 'vitest';
import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Plan, Rank, TryingRequirement } from '../../../model/requirement.ts';
import { plannedCost } from './planned-cost.ts';

function* scenarios(): ReturnType<TryingRequirement['scenarios']> & Generator {
  const words = { purpose: 'open', run: async () => [] } as const;
  for (const [rank, cost] of [
    ['deciding', 3],
    ['named', 5],
  ] as const)
    yield { name: rank, rank, cost, ...words };
  // Without an end: those after the first must not be asked for.
  for (let index = 0; ; index += 1) yield { name: `${index}`, rank: 'random' satisfies Rank, cost: 2, ...words };
}

// Only what the count reads is there.
const plan = { runs: 10 } as Plan;
const requirement = { scenarios } as unknown as TryingRequirement;

test('random scenarios cost what the first does, as often as the run asks for', () => {
  expect(plannedCost([requirement], plan)).toBe(3 + 5 + 20);
});

test('a fast run costs its deciding scenarios', () => {
  expect(plannedCost([requirement, requirement], plan, true)).toBe(6);
});

test('what blocks itself costs nothing', () => {
  const blocked = {
    scenarios: () => {
      throw new RunSignal('blocked', 'no such caller');
    },
  } as unknown as TryingRequirement;
  expect(plannedCost([blocked, requirement], plan)).toBe(28);
});
