import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import { applyWaivers } from './apply-waivers.ts';
import { proposeWaivers } from './propose-waivers.ts';
import { staleWaivers } from './stale-waivers.ts';

const words = { reason: 'r', owner: 'o', link: 'https://example.test/1', expires: '2099-01-01' };
const finding = (more: Partial<Finding>): Finding => ({
  ...{ kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r', status: '200' },
  ...more,
});
const failed = (requirement: string, ...findings: Finding[]): Verdict => ({
  ...{
    contract: 'acme',
    target: 'mock',
    requirement,
    level: 'must',
    severity: 'updates',
    sentence: 's',
    tried: 1,
    requests: 1,
    durationMs: 1,
  },
  exchanges: [],
  outcome: 'fail',
  findings: [findings[0] ?? finding({}), ...findings.slice(1)],
});
const expectations = (verdict: Verdict, name?: string) =>
  proposeWaivers(verdict, name, words).map(({ cases, expect: { status, finding: code } }) => [cases, status, code]);

const many = failed(
  'reject.schema',
  finding({ case: '/role.enum a', cases: ['/role.enum a', '/role.enum b'] }),
  finding({ case: '/name.type null' }),
  finding({ case: '/name.type null', code: 'server-error', status: '500' }),
  finding({ case: 'no response', code: 'no-response', status: 'reset' }),
);

test('each code, status and family of cases gets an entry', () => {
  expect(expectations(many)).toEqual([
    ['/role.enum *', 200, 'x'],
    ['/name.type null', 200, 'x'],
    ['/name.type null', 500, 'server-error'],
    ['no response', undefined, 'no-response'],
  ]);
});

test('the proposed entries cover the verdict, and none is stale', () => {
  const entries = proposeWaivers(many, undefined, words).map((entry, at) => ({
    ...entry,
    at: `w:${at}`,
    lastLine: at,
  }));
  const { verdict, uses } = applyWaivers(many, entries, '2026-11-20');
  expect(verdict.outcome).toBe('waived');
  expect(staleWaivers(entries, uses)).toEqual({ stale: [], untried: [] });
});

test('where a scenario sends no named case, the entry is bound to the scenario, and covers no other', () => {
  const one = failed('concurrency.same-user-converges', finding({ scenario: 'race 1' }));
  expect(expectations(one, 'race 1')).toEqual([['race 1', 200, 'x']]);
  const [entry] = proposeWaivers(one, undefined, words);
  const outcomeOf = (verdict: Verdict) =>
    applyWaivers(verdict, entry ? [{ ...entry, at: 'w:1', lastLine: 1 }] : [], '2026-11-20').verdict.outcome;
  expect(outcomeOf(one)).toBe('waived');
  expect(outcomeOf(failed('concurrency.same-user-converges', finding({ scenario: 'race 2' })))).toBe('fail');
});

test('a named case gets entries of its own alone', () => {
  expect(expectations(many, '/name.type null')).toEqual([
    ['/name.type null', 200, 'x'],
    ['/name.type null', 500, 'server-error'],
  ]);
  expect(expectations(many, '/name.type other')).toEqual([]);
});

test('what has no name, too many names, or names that vary is covered without', () => {
  expect(expectations(failed('accept.persists', finding({}), finding({ case: 'a b' })))).toEqual([
    [undefined, 200, 'x'],
  ]);
  expect(expectations(failed('a.b', finding({ cases: ['c 1'], moreCases: 3 })))).toEqual([[undefined, 200, 'x']]);
  expect(expectations(failed('response.never-5xx', finding({ case: 'c 1' })))).toEqual([[undefined, 200, 'x']]);
});

test('what is known already, or no failure, gets none', () => {
  const waiver = { reason: 'r', owner: 'o', link: 'https://example.test', expires: '2099-01-01', at: 'w:1' };
  expect(expectations(failed('a.b', finding({ waiver }), finding({ kind: 'note' })))).toEqual([]);
});
