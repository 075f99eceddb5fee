import { expect, test } from 'vitest';
import { openContractRun } from './contract-run.ts';
import { isDestructive } from './destructive.ts';
import { findContracts } from './find-contracts.ts';
import { loadRequirements } from './load-requirements.ts';
import { shuffleRequirements } from './shuffle-requirements.ts';

const all = await loadRequirements();

test('a shuffled run has the same requirements in another order, destructive ones still last', () => {
  const shuffled = shuffleRequirements(all, 7);
  expect(new Set(shuffled)).toEqual(new Set(all));
  expect(shuffled).not.toEqual(all);
  expect(shuffled.map(isDestructive)).toEqual(all.map(isDestructive));
  expect(shuffleRequirements(all, 7)).toEqual(shuffled);
});

test.each(await findContracts())(
  'the verdicts of $id do not depend on the order',
  async ({ folder }) => {
    const outcomes = async (shuffle?: number) => {
      const run = await openContractRun({
        folder,
        target: { kind: 'mock' },
        seed: 3,
        runs: 20,
        ...(shuffle === undefined ? {} : { shuffle }),
      });
      const found: Record<string, string> = {};
      // Those about limits wait for seconds; they run alone anyway.
      for (const requirement of run.requirements.filter((one) => !isDestructive(one)))
        found[requirement.id] = (await run.judge(requirement)).outcome;
      await run.finish();
      return found;
    };
    const straight = await outcomes();
    expect(await outcomes(1)).toEqual(straight);
    expect(await outcomes(2)).toEqual(straight);
  },
  60_000,
);
