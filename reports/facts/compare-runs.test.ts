import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import type { Run } from '../run.ts';
import { compareRuns, comparisonSentence } from './compare-runs.ts';

const plain = readSample({ exchanges: 96, contracts: 1, broken: 0 });
const pool = readSample({ exchanges: 960 }).verdicts;

test.each([
  ['pass', 'fail', 'newFailures'],
  ['warn', 'fail', 'newFailures'],
  ['blocked', 'fail', 'newFailures'],
  ['fail', 'pass', 'fixed'],
  ['fail', 'waived', 'fixed'],
  ['fail', 'fail', 'stillFailing'],
  ['fail', 'blocked', 'newlyNotTried'],
  ['pass', 'skipped', 'newlyNotTried'],
  ['pass', 'error', 'newlyNotTried'],
  ['pass', 'pass', undefined],
  ['blocked', 'blocked', undefined],
] as const)('%s before and %s now is %s', (before, now, kind) => {
  const comparison = compareRuns(only(now), only(before));
  const filled = Object.entries(comparison).filter(([, fields]) => fields.length > 0);
  expect(filled.map(([name]) => name)).toEqual(kind === undefined ? [] : [kind]);
});

test('a failure that is no longer in the run is not fixed', () => {
  const { fixed, newlyNotTried } = compareRuns({ ...plain, verdicts: [] }, only('fail'));
  expect([fixed.length, newlyNotTried.length]).toEqual([0, 1]);
});

test('a contract that this run is not about is named, not counted', () => {
  const baseline = readSample({ exchanges: 200 });
  const comparison = compareRuns(plain, baseline);
  expect(comparison.absentContracts).toEqual(['globex', 'initech']);
  expect(comparisonSentence(comparison)).toBe(
    '0 new, 6 fixed, 0 still failing, 0 newly not tried; not in this run: globex, initech.',
  );
});

test('runs against targets of different names are compared when each has one', () => {
  const staging = { ...plain, verdicts: only('fail').verdicts.map((verdict) => ({ ...verdict, target: 'staging' })) };
  expect(compareRuns(only('fail'), staging).stillFailing.length).toBe(1);
});

function only(outcome: Outcome): Run {
  const found = pool.find((verdict) => verdict.outcome === outcome);
  const moved = { ...found, contract: 'acme', target: 'sandbox', requirement: 'accept.persists' };
  // Spread keeps the outcome and what goes with it together.
  return { ...plain, verdicts: [moved as RunVerdict] };
}
