import { expect, test } from 'vitest';
import { sampleContract, sampleResponse } from '../../bench/kit/sample-contract.ts';
import { sampleExchange } from '../../bench/kit/sample-exchange.ts';
import type { Contract, Plan } from '../../harness/suite.ts';
import { judgeHostile } from './judge-hostile.ts';

const sample = sampleContract({ responses: { 413: sampleResponse('413'), 422: sampleResponse('422') } });
const bound = { 'oversized-body': { statuses: [413] }, 'invalid-value': { statuses: [422] } };
const contract: Contract = {
  ...sample,
  profile: { ...sample.profile, refusals: { ...sample.profile.refusals, ...bound } },
};
// What sends is not asked.
const plan = { contract } as unknown as Plan;
const codes = (status: number) =>
  judgeHostile(plan, sampleExchange({ status }), 'oversized-body', true).flatMap(({ kind, code }) =>
    kind === 'failure' ? [code] : [],
  );

test.each([
  [413, []],
  [422, []],
  [400, []],
  [403, ['wrong-status']],
  [409, ['wrong-refusal-status']],
  [500, ['server-error']],
  [200, ['accepted-oversized-body']],
])('a large value that gets %d, where 413 and 422 are bound: %j', (status, expected) => {
  expect(codes(status)).toEqual(expected);
});
