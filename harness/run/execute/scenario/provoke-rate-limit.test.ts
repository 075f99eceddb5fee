import { expect, test } from 'vitest';
import { sampleExchange } from '../../../../bench/kit/sample-exchange.ts';
import type { RateWindow } from '../../../model/profile.ts';
import type { Steps } from '../../../model/requirement.ts';
import { provokeRateLimit } from './provoke-rate-limit.ts';

/** Steps against a server that responds 429 from the update after `allowed` on; what went out together is one wave. */
function stepsWith(allowed: number, rateLimit?: RateWindow) {
  const waves: number[] = [];
  let [sent, open] = [0, 0];
  const update = async () => {
    if (open === 0) waves.push(0);
    open += 1;
    waves.push((waves.pop() ?? 0) + 1);
    sent += 1;
    const exchange = sampleExchange({ status: sent > allowed ? 429 : 200, id: sent });
    await Promise.resolve();
    open -= 1;
    return exchange;
  };
  // Only what the search uses of a scenario is there.
  const steps = { target: { rateLimit, requestRate: { budget: 500 } }, cases: {}, update } as unknown as Steps;
  return { waves, find: (left: number) => provokeRateLimit(steps, { id: 'u1' }, left) };
}

test('updates go out in waves that grow until a 429 comes, and what got through before is told', async () => {
  const { waves, find } = stepsWith(6);
  const found = await find(Number.POSITIVE_INFINITY);
  expect(waves).toEqual([1, 2, 4]);
  expect([found?.response.id, found?.before.length]).toEqual([7, 6]);
});

test('a limit that is known takes a tenth more than it allows; one that is not, 300', async () => {
  const known = stepsWith(10_000, { requests: 100, windowSeconds: 60 });
  expect(await known.find(Number.POSITIVE_INFINITY)).toBeUndefined();
  expect(known.waves.reduce((sum, one) => sum + one, 0)).toBe(113);
  const blind = stepsWith(10_000);
  await blind.find(Number.POSITIVE_INFINITY);
  expect(blind.waves.reduce((sum, one) => sum + one, 0)).toBe(300);
});

test('what puts the test user back is left over, and a budget that does not reach a known limit is not begun', async () => {
  const blind = stepsWith(10_000);
  await blind.find(20);
  expect(blind.waves.reduce((sum, one) => sum + one, 0)).toBe(16);
  const known = stepsWith(10_000, { requests: 100, windowSeconds: 60 });
  await expect(known.find(50)).rejects.toMatchObject({ kind: 'budget-spent' });
  expect(known.waves).toEqual([]);
});
