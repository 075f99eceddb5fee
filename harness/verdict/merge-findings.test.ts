import { expect, test } from 'vitest';
import type { Finding } from '../model/finding.ts';
import { mergeFindings } from './merge-findings.ts';

const seen = (more: Partial<Finding>): Finding => ({
  kind: 'failure',
  code: 'x',
  fact: 'f',
  expected: 'e',
  received: 'r',
  ...more,
});

test('a merged finding names every case that showed it', () => {
  const merged = mergeFindings([
    seen({ case: '/role.enum a' }),
    seen({ case: '/role.enum b' }),
    seen({ case: '/role.enum a' }),
  ]);
  expect(merged).toEqual([seen({ case: '/role.enum a', times: 3, cases: ['/role.enum a', '/role.enum b'] })]);
});

test('findings that got different responses stay apart', () => {
  expect(mergeFindings([seen({ status: '200' }), seen({ status: '204' })])).toHaveLength(2);
});

test('names beyond a hundred are counted', () => {
  const [only] = mergeFindings(Array.from({ length: 150 }, (_, index) => seen({ case: `random ${index}` })));
  expect([only?.times, only?.cases?.length, only?.moreCases]).toEqual([150, 100, 50]);
});

test('merging again loses nothing', () => {
  const once = mergeFindings([seen({ case: 'a 1' }), seen({ case: 'a 2' })]);
  expect(mergeFindings([...once, seen({ case: 'a 3' })])).toEqual([
    seen({ case: 'a 1', times: 3, cases: ['a 1', 'a 2', 'a 3'] }),
  ]);
});

test('scenarios that send no named case are told apart by their own names', () => {
  const of = (scenario: string) =>
    ({ kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r', scenario }) as const;
  expect(mergeFindings([of('race 1'), of('race 2')]).map(({ cases }) => cases)).toEqual([['race 1', 'race 2']]);
});
