import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { type FailedVerdict, problems } from './problems.ts';
import { gravityOf } from './severity.ts';

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

test('what a plain update of one user shows is the headline, the gravest severity of the group stays', () => {
  const [verdict] = groups.find(({ code }) => code === 'change-not-stored')?.verdicts ?? [];
  const failed = (requirement: string, fact: string, severity: 'state' | 'updates', users: readonly string[]) => {
    const exchanges = users.map((user, id) => ({ ...verdict?.exchanges[0], id, user }));
    const scenarios = [{ name: 's', purpose: 'valid', attempts: [{ steps: [...users.keys()], end: 'failed' }] }];
    const finding = {
      kind: 'failure',
      code: 'refused-valid',
      fact,
      expected: 'success',
      received: '403',
      scenario: 's',
    };
    return { ...verdict, requirement, severity, findings: [finding], exchanges, scenarios } as FailedVerdict;
  };
  const [only] = problems([
    failed('concurrency.users-isolated', 'an update is refused while others are updated', 'state', ['a', 'b']),
    failed('accept.responds-success', 'an update is refused', 'updates', ['a']),
  ]);
  expect([only?.fact, only?.severity.rank]).toEqual([
    'an update is refused',
    gravityOf(failed('x', '', 'state', [])).rank,
  ]);
});

test('what follows from another failure stands below it, unless it shows one thing more', () => {
  const [sample] = groups.flatMap(({ verdicts }) => verdicts);
  const failed = (requirement: string, ...codes: readonly string[]) =>
    ({
      ...sample,
      requirement,
      findings: codes.map((code) => ({ kind: 'failure', code, fact: code, expected: '200', received: '201' })),
    }) as unknown as FailedVerdict;
  const root = failed('accept.responds-success', 'wrong-success-status');
  const below = failed('response.status-documented', 'undocumented-success');
  const more = failed('response.status-documented', 'undocumented-success', 'undocumented-status');
  const heads = (...all: readonly FailedVerdict[]) =>
    problems(all).map(({ code, follows }) => [code, follows.map(({ requirement }) => requirement)]);
  expect(heads(below, root)).toEqual([['wrong-success-status', ['response.status-documented']]]);
  expect(heads(more, root)).toHaveLength(2);
});
