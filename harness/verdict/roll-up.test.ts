import { expect, test } from 'vitest';
import type { Finding, FindingKind } from '../model/finding.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { exitCodeOf } from './exit-code.ts';
import { inconclusiveReason } from './inconclusive.ts';
import { mergeFindings } from './merge-findings.ts';
import { conclude } from './roll-up.ts';

const finding = (kind: FindingKind, code = 'x', name?: string): Finding => ({
  kind,
  code,
  fact: 'a fact',
  expected: 'a',
  received: 'b',
  ...(name === undefined ? {} : { case: name }),
});

test.each([
  ['must', 'failure', 'fail'],
  ['should', 'failure', 'warn'],
  ['may', 'failure', 'pass'],
  ['must', 'gap', 'warn'],
  ['must', 'note', 'pass'],
] as const)('for a %s a %s means %s', (level, kind, outcome) => {
  expect(conclude({ level }, [finding(kind)], 1).outcome).toBe(outcome);
});

test('nothing tried is no pass', () => {
  expect(conclude({ level: 'must' }, [], 0).outcome).toBe('blocked');
  expect(conclude({ level: 'must' }, [], 1)).toEqual({ outcome: 'pass' });
});

test('failures stand before gaps and notes', () => {
  const verdict = conclude({ level: 'must' }, [finding('note'), finding('gap'), finding('failure')], 3);
  expect('findings' in verdict && verdict.findings.map(({ kind }) => kind)).toEqual(['failure', 'gap', 'note']);
});

test('the same fact about one family of cases becomes one finding that keeps the first case', () => {
  const merged = mergeFindings([
    finding('failure', 'x', '/role.enum letter-case'),
    finding('failure', 'x', '/role.enum white-space'),
    finding('failure', 'x', '/name.type null'),
    finding('failure', 'y', '/role.enum letter-case'),
  ]);
  expect(merged.map(({ case: name, times }) => [name, times])).toEqual([
    ['/role.enum letter-case', 2],
    ['/name.type null', undefined],
    ['/role.enum letter-case', undefined],
  ]);
});

test.each([
  [['pass', 'warn', 'waived', 'skipped'], 0],
  [['pass', 'fail', 'blocked'], 1],
  [['pass', 'blocked'], 3],
  [['skipped'], 3],
  [[], 3],
  [['fail', 'error'], 4],
] as const)('outcomes %j end with %i', (outcomes, exitCode) => {
  // Only outcome and findings are read.
  const verdicts = outcomes.map(
    (outcome: Outcome) => ({ outcome, findings: [finding('failure')] }) as unknown as Verdict,
  );
  const end = exitCodeOf(verdicts, []);
  expect(end.exitCode).toBe(exitCode);
  expect(end.reasons.length > 0).toBe(exitCode !== 0);
});

test('a run that only met closed doors, or never succeeded, is inconclusive', () => {
  expect(inconclusiveReason({ responses: { 401: 80, 403: 15, 200: 5 }, successes: 5, exchanges: 100 })).toContain(
    '95 %',
  );
  expect(inconclusiveReason({ responses: { 404: 95, 200: 5 }, successes: 5, exchanges: 100 })).toContain('404');
  expect(inconclusiveReason({ responses: { 400: 50 }, successes: 0, exchanges: 50 })).toContain('no update');
  expect(inconclusiveReason({ responses: {}, successes: 0, exchanges: 0 })).toBe('nothing was sent');
  expect(
    inconclusiveReason({ responses: { 200: 30, 400: 40, 401: 30 }, successes: 20, exchanges: 100 }),
  ).toBeUndefined();
});
