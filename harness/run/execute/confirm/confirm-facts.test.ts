import { expect, test } from 'vitest';
import { runOnMock } from '../../../../bench/kit/run-on-mock.ts';
import type { Exchange, JudgingRequirement, Target, TryingRequirement, Verdict } from '../../../suite.ts';

const words = { level: 'must', severity: 'updates', sentence: '', matters: '' } as const;

/** Sends one update as the last of all, alone. */
const destructive: TryingRequirement = {
  ...words,
  kind: 'try',
  id: 'conflict.alone',
  scenarios: () => [
    {
      name: 'alone',
      purpose: 'open',
      rank: 'deciding',
      cost: 1,
      destructive: true,
      run: async (steps, [testUser]) => {
        await steps.update(testUser, { name: 'alone', open: true });
        return [];
      },
    },
  ],
};

/** Finds fault with the responses to that update, as long as `isSeen` says so. */
const judging = (isSeen: (exchange: Exchange) => boolean): JudgingRequirement => ({
  ...words,
  kind: 'judge',
  id: 'response.odd',
  judge: ({ exchange }) =>
    exchange.request.case === 'alone' && isSeen(exchange)
      ? [{ kind: 'failure', code: 'odd', fact: 'it is odd', expected: 'even', received: 'odd' }]
      : [],
});

async function judged(isSeen: (exchange: Exchange) => boolean, target?: (own: Target) => Target): Promise<Verdict> {
  const verdicts = await runOnMock([destructive, judging(isSeen)], target ? { target } : {});
  const verdict = verdicts.find(({ requirement }) => requirement === 'response.odd');
  if (!verdict) throw new Error('not judged');
  return verdict;
}

test('what a destructive scenario showed once is tried again, alone', async () => {
  let seen = 0;
  expect(await judged(() => seen++ === 0)).toMatchObject({ outcome: 'warn', findings: [{ kind: 'unstable' }] });
  expect(seen).toBe(3);
  expect(await judged(() => true)).toMatchObject({ outcome: 'fail', findings: [{ kind: 'failure', times: 2 }] });
});

test('what the budget does not let try again says so', async () => {
  const budget = (own: Target) => ({ ...own, requestRate: { ...own.requestRate, budget: own.testUsers.length + 3 } });
  const verdict = await judged(() => true, budget);
  expect(verdict).toMatchObject({ outcome: 'fail', findings: [{ received: expect.stringContaining('the budget') }] });
});
