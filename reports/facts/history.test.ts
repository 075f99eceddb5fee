import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import type { Run } from '../run.ts';
import { historiesOf, newestFirst } from './history.ts';

const sample = readSample({ exchanges: 100, contracts: 1, broken: 1 });
const failed = sample.verdicts.find(({ outcome }) => outcome === 'fail') as RunVerdict;
const { findings: _, ...judged } = failed as RunVerdict & { readonly findings: unknown };

/** A run of one day, whose one requirement failed (x), passed (.), was not tried (-) or was unstable (~). */
function runOf(day: number, sign: string): Run {
  const verdict = {
    x: failed,
    '.': { ...judged, outcome: 'pass' },
    '-': { ...judged, outcome: 'blocked', reason: 'none' },
    '~': { ...failed, outcome: 'warn', findings: [{ code: 'c', kind: 'unstable' }] },
  }[sign] as RunVerdict;
  return {
    ...sample,
    header: { ...sample.header, startedAt: `2026-01-${String(day).padStart(2, '0')}T10:00:00Z` },
    verdicts: [verdict],
  };
}
const runs = (signs: string) => [...signs].map((sign, index) => runOf(index + 1, sign));
const lineOf = (signs: string) => historiesOf(runs(signs).toReversed())[0]?.lines[0];

test.each([
  ['.xx', 'fails', '02', '02'],
  ['x.xx', 'fails', '03', '01'],
  ['xx.', 'fixed', '03', '01'],
  ['x-.', 'fixed', '03', '01'],
  ['xx-', 'fails', '01', '01'],
  ['x.x.', 'flaky', '04', '01'],
  ['.~.', 'flaky', '01', '02'],
] as const)(
  'of the runs %s the requirement is said to be %s since day %s, first failed on day %s',
  (signs, state, since, first) => {
    const line = lineOf(signs);
    expect([line?.state, line?.since.slice(8, 10), line?.firstFailed.slice(8, 10)]).toEqual([state, since, first]);
    expect(line?.outcomes).toHaveLength(signs.length);
  },
);

test('what never failed is no line, and one run is no history', () => {
  expect(lineOf('..-.')).toBeUndefined();
  expect(historiesOf(runs('x'))).toEqual([]);
});

test('of runs of the same contracts the newest is told, of others the first that was named', () => {
  const [one, two] = runs('.x') as [Run, Run];
  const elsewhere = { ...two, verdicts: two.verdicts.map((verdict) => ({ ...verdict, target: 'staging' })) };
  expect(newestFirst([one, two])[0]).toBe(two);
  expect(newestFirst([one, elsewhere])[0]).toBe(one);
});
