import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { problems } from './problems.ts';

const [any] = readSample({ exchanges: 40, contracts: 1 }).verdicts;
const failed = (requirement: string, code: string, status = '200'): RunVerdict =>
  ({
    ...any,
    requirement,
    outcome: 'fail',
    findings: [{ kind: 'failure', code, fact: code, expected: 'a', received: 'b', status }],
  }) as RunVerdict;
const blocked = (requirement: string, reason: string) =>
  ({ ...any, requirement, outcome: 'blocked', reason }) as RunVerdict;

test('what follows from a failure is folded under it, also what was not tried because of it', () => {
  const found = problems([
    failed('conflict.last-owner-race', 'last-owner-lost'),
    failed('conflict.last-owner', 'accepted-last-owner'),
    blocked('conflict.leaves-state', 'no demotion was refused; see conflict.last-owner'),
    blocked('access.other-organization', 'no caller of another organization'),
  ]);
  expect(found.map(({ code, follows }) => [code, follows.map(({ requirement }) => requirement)])).toEqual([
    ['accepted-last-owner', ['conflict.last-owner-race', 'conflict.leaves-state']],
  ]);
});

test('a consequence without its root is a problem of its own', () => {
  expect(problems([failed('conflict.last-owner-race', 'last-owner-lost')]).map(({ code }) => code)).toEqual([
    'last-owner-lost',
  ]);
});

test('a server that breaks down is one problem, whatever it was asked', () => {
  const found = problems([
    failed('reject.schema', 'server-error', '500'),
    failed('concurrency.users-isolated', 'refused-valid', '500'),
  ]);
  expect(found.map(({ code, verdicts }) => [code, verdicts.length])).toEqual([['server-error', 2]]);
});
