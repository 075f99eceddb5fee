import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import deepNesting from './deep-nesting.ts';
import hostileStrings from './hostile-strings.ts';
import lookalikeValues from './lookalike-values.ts';
import oversizedBody from './oversized-body.ts';
import schema from './schema.ts';

const special = [hostileStrings, lookalikeValues, oversizedBody, deepNesting];
const outcomes = async (isForgiven: (sent: string) => boolean) => {
  const verdicts = await runOnMock([...special, schema], {
    fault: {
      forgives: (_refusal, { bytes, caller, testUser }) =>
        caller === 'admin' && testUser !== undefined && isForgiven(new TextDecoder().decode(bytes)),
    },
  });
  return Object.fromEntries(verdicts.map(({ requirement, outcome }) => [requirement, outcome]));
};

test('where a field takes anything, that is the one failure: strange, long, deep and similar values are more of the same', async () => {
  expect(await outcomes(isJson)).toEqual({
    'reject.schema': 'fail',
    'reject.hostile-strings': 'pass',
    'reject.lookalike-values': 'pass',
    'reject.oversized-body': 'pass',
    'reject.deep-nesting': 'pass',
  });
});

test('where a plain value is refused and a strange one is not, the strange one is the failure', async () => {
  expect(await outcomes((sent) => sent.includes('\\u0000'))).toMatchObject({
    'reject.hostile-strings': 'fail',
    'reject.oversized-body': 'pass',
  });
  expect(await outcomes((sent) => sent.includes('a'.repeat(5000)))).toMatchObject({ 'reject.oversized-body': 'fail' });
  expect(await outcomes((sent) => sent.includes('[[[[['))).toMatchObject({ 'reject.deep-nesting': 'fail' });
});

function isJson(sent: string): boolean {
  try {
    JSON.parse(sent);
    return true;
  } catch {
    return false;
  }
}
