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

test.each([
  ['nothing of the kind was asked for', { sent: 0, got: 0 }, { sent: 0, got: 0 }, undefined],
  ['updates were accepted, refusals came', { sent: 9, got: 1 }, { sent: 9, got: 1 }, undefined],
  ['no update was accepted', { sent: 9, got: 0 }, { sent: 9, got: 9 }, 'none of 9 updates'],
  ['nothing was refused and nothing accepted', { sent: 0, got: 0 }, { sent: 4, got: 0 }, 'none of 4 requests'],
])('inconclusive, where %s', (_what, accepted, refused, reason) => {
  const told = inconclusiveReason({ accepted, refused }, { 403: 96, 200: 4 });
  expect(told === undefined).toBe(reason === undefined);
  expect(told ?? '').toContain(reason ?? '');
});
