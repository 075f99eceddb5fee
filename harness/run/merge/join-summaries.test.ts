import { expect, test } from 'vitest';
import type { StatusRow } from '../../model/run.ts';
import { joinSummaries } from './join-summaries.ts';
import { summaryOf } from './sample-shard.ts';

const row = (outcome: StatusRow['outcome'], provoked: number): StatusRow => ({
  status: '404',
  documented: true,
  provoked,
  expected: provoked,
  refusals: provoked > 0 ? { 'unknown-user': provoked } : {},
  outcome,
  ...(outcome === 'not-provoked' ? { reason: 'nothing was sent' } : {}),
});

test.each([
  [['not-provoked', 'pass'], 'pass'],
  [['pass', 'fail'], 'fail'],
  [['warn', 'pass'], 'warn'],
  [['not-provoked', 'not-provoked'], 'not-provoked'],
] as const)('a status that is %j in the parts is %s in the whole', (outcomes, expected) => {
  const [one, other] = outcomes.map((outcome) => row(outcome, outcome === 'not-provoked' ? 0 : 3));
  const joined = joinSummaries([
    summaryOf({ statuses: one ? [one] : [] }),
    summaryOf({ statuses: other ? [other] : [] }),
  ]);
  const provoked = outcomes.filter((outcome) => outcome !== 'not-provoked').length * 3;
  expect(joined.statuses).toMatchObject([{ outcome: expected, provoked }]);
  expect(joined.statuses[0]?.reason).toBe(expected === 'not-provoked' ? 'nothing was sent' : undefined);
});

test('counts add up; a test user is as it was before the first part and after the last', () => {
  const testUser = (updates: number, role: string) => ({ id: 'u', before: { role: 'a' }, updates, after: { role } });
  const coverage = { pointer: '/role', keyword: 'enum', validTried: 1, invalidTried: 2, responded: { 400: 2 } };
  const joined = joinSummaries([
    summaryOf({
      testUsers: [testUser(3, 'b')],
      coverage: [coverage],
      restore: { restored: 1, verified: 1, failed: [] },
    }),
    summaryOf({
      testUsers: [testUser(4, 'a')],
      coverage: [coverage],
      restore: { restored: 2, verified: 1, failed: [] },
    }),
  ]);
  expect(joined.testUsers).toEqual([{ id: 'u', before: { role: 'a' }, updates: 7, after: { role: 'a' } }]);
  expect(joined.coverage).toEqual([{ ...coverage, validTried: 2, invalidTried: 4, responded: { 400: 4 } }]);
  expect(joined.restore).toEqual({ restored: 3, verified: 2, failed: [] });
});
