import { expect, test } from 'vitest';
import { summaryOf } from '../../../bench/kit/sample-shard.ts';
import type { StatusRow } from '../../model/run.ts';
import { joinSummaries } from './join-summaries.ts';

const row = (provoked: number): StatusRow => ({
  status: '404',
  documented: true,
  provoked,
  refusals: provoked > 0 ? { 'unknown-user': provoked } : {},
  outcome: provoked > 0 ? 'pass' : 'not-provoked',
  ...(provoked === 0 ? { reason: 'nothing was sent' } : {}),
});

test.each([
  [0, 3, undefined],
  [3, 3, undefined],
  [0, 0, 'nothing was sent'],
])('a status code that came %i and %i times in the parts is counted in the whole', (one, other, reason) => {
  const joined = joinSummaries([summaryOf({ statuses: [row(one)] }), summaryOf({ statuses: [row(other)] })]);
  expect(joined.statuses).toMatchObject([{ provoked: one + other }]);
  expect(joined.statuses[0]?.reason).toBe(reason);
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
