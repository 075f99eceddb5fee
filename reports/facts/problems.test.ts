import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { problems } from './problems.ts';

const groups = problems(readSample({ exchanges: 960, contracts: 1, broken: 1 }).verdicts);

test('failures that show the same thing stand together, the more severe first', () => {
  const stored = groups.find(({ code }) => code === 'change-not-stored');
  expect(stored?.verdicts.map(({ requirement }) => requirement)).toEqual(['accept.persists', 'accept.echoes-change']);
  expect(stored?.times).toBe(30);
});

test('permissions come before state, state before crashes, crashes before updates and responses', () => {
  expect(groups.map(({ code }) => code)).toEqual([
    'accepted-insufficient-role',
    'change-not-stored',
    'server-error',
    'accepted-invalid-value',
    'wrong-format',
  ]);
});

test('one code in two contracts is two refusals', () => {
  const both = problems(readSample({ exchanges: 960 }).verdicts);
  expect(both.filter(({ code }) => code === 'server-error').map(({ contract }) => contract)).toEqual([
    'acme',
    'globex',
  ]);
});

test('warnings, known failures and passes are no refusal', () => {
  const outcomes = groups.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome));
  expect(new Set(outcomes)).toEqual(new Set(['fail']));
});
