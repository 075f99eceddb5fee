import { expect, test } from 'vitest';
import type { Finding } from '../model/finding.ts';
import type { Gates, RunSummary } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { exitCodeOf, type RunFacts } from './exit-code.ts';
import { baselineOf } from './gates/baseline.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  kind: 'failure',
  code: 'x',
  fact: 'f',
  expected: 'e',
  received: 'r',
  at: '/role',
  status: '200',
  case: '/role.enum letter-case',
  ...more,
});
const verdict = (outcome: 'fail' | 'warn' | 'waived', ...findings: Finding[]): Verdict => ({
  contract: 'acme',
  target: 'mock',
  requirement: 'reject.schema',
  level: 'must',
  severity: 'updates',
  sentence: 's',
  tried: 10,
  requests: 10,
  durationMs: 1,
  exchanges: [],
  outcome,
  findings: [findings[0] ?? finding(), ...findings.slice(1)],
});
const passed = (requirement: string, tried: number): Verdict => {
  const { findings: _, ...judged } = { ...verdict('fail'), findings: [] };
  return { ...judged, requirement, tried, outcome: 'pass' };
};
// Only the number of exchanges is read.
const summary = { contract: 'acme', exchanges: 50 } as unknown as RunSummary;
const gates = (failOn: Gates['failOn'], minTried: Gates['minTried'] = []): RunFacts => ({
  gates: { failOn, minTried },
});
const waiver = { reason: 'r', owner: 'o', link: 'https://example.test', expires: '2027-01-01', at: 'w.yaml:1' };

test.each([
  ['fail', 'failure', 0],
  ['warn', 'failure', 1],
  ['warn', 'gap', 0],
  ['gap', 'gap', 1],
  ['gap', 'failure', 1],
] as const)('--fail-on %s ends a run whose worst is a warning by a %s with %i', (failOn, kind, exitCode) => {
  const end = exitCodeOf([verdict('warn', finding({ kind }))], [], gates(failOn));
  expect([end.exitCode, end.reasons.length]).toEqual([exitCode, exitCode]);
});

test('a note never fails a run, and a known failure does not either', () => {
  expect(exitCodeOf([verdict('warn', finding({ kind: 'note' }))], [], gates('gap')).exitCode).toBe(0);
  expect(exitCodeOf([verdict('waived', finding({ waiver }))], [], gates('gap')).exitCode).toBe(0);
});

test('a failure that is known in part still fails', () => {
  expect(exitCodeOf([verdict('fail', finding({ waiver }), finding({ code: 'y' }))], []).exitCode).toBe(1);
});

test('stale waivers fail a run in which everything passes', () => {
  const end = exitCodeOf([passed('accept.persists', 3)], [], { staleWaivers: ['w.yaml:3: passes now; delete line 3'] });
  expect(end).toMatchObject({ exitCode: 1, reasons: ['w.yaml:3: passes now; delete line 3'] });
});

test('what broke outranks failures, and failures outrank what is incomplete', () => {
  expect(exitCodeOf([verdict('fail')], [], { broken: ['a worker ended'], incomplete: ['interrupted'] }).exitCode).toBe(
    4,
  );
  expect(exitCodeOf([verdict('fail')], [], { incomplete: ['interrupted'] }).exitCode).toBe(1);
  expect(exitCodeOf([passed('a.b', 1)], [], { incomplete: ['interrupted'] })).toMatchObject({
    exitCode: 3,
    reasons: ['interrupted'],
  });
});

test('too few exchanges leave a run incomplete', () => {
  const verdicts = [passed('accept.persists', 3), passed('reject.schema', 30)];
  const end = (count: number, requirement?: string) =>
    exitCodeOf(verdicts, [summary], gates('fail', [{ count, ...(requirement === undefined ? {} : { requirement }) }]));
  expect([end(50).exitCode, end(51).exitCode]).toEqual([0, 3]);
  expect([end(30, 'reject').exitCode, end(31, 'reject').exitCode, end(3, '*.persists').exitCode]).toEqual([0, 3, 0]);
  expect(end(4, '*').reasons).toEqual(['acme accept.persists: 3 exchanges were judged, at least 4 are asked for']);
  expect(end(1, 'rejct').exitCode).toBe(3);
});

test('only what the baseline does not show fails, and the old is told', () => {
  const baseline = baselineOf([verdict('fail')]);
  const end = (...findings: Finding[]) => exitCodeOf([verdict('fail', ...findings)], [], { baseline });
  expect(end()).toMatchObject({
    exitCode: 0,
    reasons: [],
    told: ['1 old failures, as in the baseline: acme reject.schema'],
  });
  expect(
    end(finding({ fact: 'other words', received: 'another value', case: '/role.enum white-space' })).exitCode,
  ).toBe(0);
  for (const more of [{ code: 'y' }, { at: '/name' }, { status: '500' }, { case: '/role.type null' }])
    expect([more, end(finding(), finding(more)).exitCode]).toEqual([more, 1]);
  expect(end(finding({ cases: ['/role.enum a', '/role.type b'] })).exitCode).toBe(1);
});

test('what judges every response is recognized whichever case came first', () => {
  const seen = (name: string) => ({
    ...verdict('fail', finding({ case: name })),
    requirement: 'response.never-5xx',
  });
  expect(exitCodeOf([seen('random 3')], [], { baseline: baselineOf([seen('/role.enum a')]) }).exitCode).toBe(0);
});

test('what was waived in the baseline is new when the waiver is gone', () => {
  const baseline = baselineOf([
    verdict('waived', finding({ waiver })),
    verdict('fail', finding({ waiver }), finding({ code: 'y' })),
  ]);
  expect(exitCodeOf([verdict('fail')], [], { baseline }).exitCode).toBe(1);
  expect(exitCodeOf([verdict('fail', finding({ code: 'y' }))], [], { baseline }).exitCode).toBe(0);
});

test('a baseline excuses neither what was blocked nor what broke', () => {
  const { findings: _, ...judged } = { ...verdict('fail'), findings: [] };
  const baseline = baselineOf([verdict('fail')]);
  expect(exitCodeOf([{ ...judged, outcome: 'blocked', reason: 'r' }], [], { baseline }).exitCode).toBe(3);
  expect(exitCodeOf([{ ...judged, outcome: 'error', reason: 'r' }], [], { baseline }).exitCode).toBe(4);
});

test('a failure that is partly waived and otherwise old does not fail', () => {
  const baseline = baselineOf([verdict('fail', finding({ code: 'y' }))]);
  const now = verdict('fail', finding({ waiver }), finding({ code: 'y' }));
  expect(exitCodeOf([now], [], { baseline }).exitCode).toBe(0);
});

const difference = {
  user: '7',
  who: 'other',
  at: '/role',
  before: '"member"',
  after: '"owner"',
  restored: false,
} as const;
const lost = { testUser: '42', reason: 'status 500', request: 'curl' };

test.each([
  [
    'somebody else was changed',
    { differences: [difference] },
    1,
    'user 7, who is no test user, is not as before: /role was "member", is "owner"',
  ],
  [
    'somebody else was changed and is restored',
    { differences: [{ ...difference, restored: true }] },
    1,
    'was changed, and is restored',
  ],
  [
    'a test user has another name',
    { differences: [{ ...difference, who: 'test-user' as const, at: '/name' }] },
    1,
    'test user 7 is not as before: /name',
  ],
  ['a test user could not be restored', { failed: [lost] }, 1, '1 users could not be restored'],
  [
    'no read shows a test user',
    { failed: [{ ...lost, unverified: true }] },
    3,
    '1 users are not known to be restored; type rolecall restore',
  ],
  ['everybody is as before', {}, 0, ''],
] as const)('%s: the run ends with its own reason', (_, part, exitCode, reason) => {
  const restore = { restored: 1, verified: 1, failed: [], ...part };
  const end = exitCodeOf([passed('accept.every-role', 5)], [{ ...summary, target: 'sandbox', restore }]);
  expect(end.exitCode).toBe(exitCode);
  expect(end.reasons.join()).toContain(reason);
});

test('a target that does not respond has an exit code of its own, below failures and above what is incomplete', () => {
  const facts = { unreachable: ['acme on sandbox: no response'] };
  expect(exitCodeOf([], [], facts)).toEqual({ exitCode: 5, reasons: facts.unreachable, told: [] });
  expect(exitCodeOf([verdict('fail')], [], facts).exitCode).toBe(1);
  expect(exitCodeOf([], [], { ...facts, broken: ['x'] }).exitCode).toBe(4);
});
