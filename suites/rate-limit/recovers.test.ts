import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import { sampleExchange } from '../../bench/kit/sample-exchange.ts';
import { makeCases } from '../../harness/cases/make-cases.ts';
import type { Exchange, Plan, Steps } from '../../harness/suite.ts';
import recovers from './recovers.ts';

const contract = judgedContract(
  {},
  {
    rateLimit: {
      retryAfter: 'none',
      headers: [{ name: 'X-Reset', means: 'reset', unit: 'delta-seconds', on: 'limited' }],
      window: { requests: 5, windowSeconds: 10 },
    },
  },
);
const cases = makeCases(contract, { seed: 1 });

/** Codes of the findings when the 429 tells `headers` and `freeAfter` milliseconds are needed until updates succeed. */
async function codesOf(freeAfter: number, headers: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  let now = 0;
  const response: Exchange = sampleExchange({ status: 429, headers });
  const of = (status: number) => sampleExchange({ status, headers: [] });
  // Only what this scenario uses is there.
  const steps = {
    contract,
    cases,
    target: { requestRate: {} },
    update: async () => of(now < freeAfter ? 429 : 200),
    provokeRateLimit: async () => ({ response, before: [], testUser: { id: 'u1' } }),
    wait: async (milliseconds: number) => {
      now += milliseconds;
    },
  } as unknown as Steps;
  const [scenario] = recovers.scenarios(steps as Plan);
  return ((await scenario?.run(steps, [{ id: 'u1' }])) ?? []).map(({ code }) => code);
}

test.each([
  ['a reset that is true', 4000, '4', []],
  ['a reset that is rounded down', 4900, '4', []],
  ['a reset that is far too early', 9000, '0', ['reset-too-early']],
  ['a limit that never ends', 1_000_000, '4', ['not-recovered']],
] as const)('%s', async (_name, freeAfter, reset, codes) => {
  expect(await codesOf(freeAfter, [['x-reset', reset]])).toEqual(codes);
});

test('where Retry-After is sent, the reset header is not waited for', async () => {
  const headers = [
    ['retry-after', '9'],
    ['x-reset', '0'],
  ] as const;
  expect(await codesOf(9000, headers)).toEqual([]);
});
