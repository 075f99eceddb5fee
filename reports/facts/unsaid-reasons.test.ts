import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { unsaidReasons } from './unsaid-reasons.ts';

const run = readSample({ exchanges: 400, contracts: 1, broken: 1 });

test.each([
  ['6 of 31 requirements fail', []],
  ['1 of 31 requirements could not be tried', []],
  ['2 of 31 requirements could not be tried', ['2 of 31 requirements could not be tried']],
  ['acme: 6 of 31 requirements fail', []],
  ['globex: 6 of 31 requirements fail', ['globex: 6 of 31 requirements fail']],
  ['the run was interrupted', ['the run was interrupted']],
])('of a run in which 6 of 31 fail and 1 is not tried, %s leaves %j to say', (reason, left) => {
  expect(unsaidReasons({ ...run, footer: run.footer && { ...run.footer, reasons: [reason] } })).toEqual(left);
});
