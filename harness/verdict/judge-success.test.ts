import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import { noResponse, sampleExchange } from '../../bench/kit/sample-exchange.ts';
import { judgeSuccess } from './judge-success.ts';

test.each([
  [200, []],
  [429, []],
  [201, ['wrong-success-status']],
  [204, ['wrong-success-status']],
  [302, ['redirected']],
  [400, ['refused-valid']],
  [503, ['server-error']],
])('a valid update that gets %i yields %j', (status, codes) => {
  expect(judgeSuccess(judgedContract(), sampleExchange({ status })).map(({ code }) => code)).toEqual(codes);
});

test('no response to a valid update is a failure', () => {
  expect(judgeSuccess(judgedContract(), noResponse('reset')).map(({ code }) => code)).toEqual(['no-response']);
});
