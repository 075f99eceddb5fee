import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { applyWaivers } from './apply-waivers.ts';
import { staleWaivers } from './stale-waivers.ts';

const today = '2026-11-20';
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  requirement: 'reject.schema',
  contract: 'acme',
  expect: { finding: 'accepted-invalid-value', status: 200 },
  reason: 'slow mending',
  owner: 'roles team',
  link: 'https://example.test/1',
  expires: '2026-12-31',
  at: 'w.yaml:3',
  lastLine: 9,
  ...more,
});
const failing = (more: Partial<Finding> = {}): Finding => ({
  kind: 'failure',
  code: 'accepted-invalid-value',
  fact: 'f',
  expected: 'e',
  received: 'r',
  case: '/role.enum letter-case',
  status: '200',
  ...more,
});
const judged = {
  contract: 'acme',
  target: 'sandbox',
  requirement: 'reject.schema',
  level: 'must',
  severity: 'updates',
  sentence: 's',
  tried: 9,
  requests: 9,
  durationMs: 1,
  exchanges: [],
} as const;
const failed = (findings: readonly [Finding, ...Finding[]], outcome: 'fail' | 'warn' = 'fail'): Verdict => ({
  ...judged,
  outcome,
  findings,
});
const outcomeOf = (verdict: Verdict, ...waivers: Waiver[]) => applyWaivers(verdict, waivers, today).verdict.outcome;
const staleOf = (waivers: readonly Waiver[], ...verdicts: Verdict[]) =>
  staleWaivers(
    waivers,
    verdicts.flatMap((verdict) => applyWaivers(verdict, waivers, today).uses),
  );

test('a failure that is exactly what a waiver says is known, and says by which waiver', () => {
  const { verdict } = applyWaivers(failed([failing()]), [waiver()], today);
  expect(verdict.outcome).toBe('waived');
  expect('findings' in verdict && verdict.findings[0].waiver?.at).toBe('w.yaml:3');
});

test.each<[string, Partial<Waiver>]>([
  ['another requirement', { requirement: 'reject.empty-body' }],
  ['another contract', { contract: 'globex' }],
  ['another target', { target: 'staging' }],
  ['another case', { cases: '/name.*' }],
  ['another status', { expect: { status: 204 } }],
  ['another finding', { expect: { finding: 'server-error' } }],
  ['the past', { expires: '2026-11-19' }],
])('a waiver for %s leaves the failure', (_, more) => {
  expect(outcomeOf(failed([failing()]), waiver(more))).toBe('fail');
});

test.each<[string, Partial<Waiver>]>([
  ['a target alone', { target: 'sandbox' }],
  ['a glob of cases', { cases: '/role.enum *' }],
  ['a finding alone', { expect: { finding: 'accepted-invalid-value' } }],
  ['this very day', { expires: today }],
])('a waiver for %s covers it', (_, more) => {
  expect(outcomeOf(failed([failing()]), waiver(more))).toBe('waived');
});

test('a failure that is known in part stays, and the known part is marked', () => {
  const { verdict } = applyWaivers(
    failed([failing(), failing({ code: 'server-error', status: '500' })]),
    [waiver()],
    today,
  );
  expect(verdict.outcome).toBe('fail');
  expect('findings' in verdict && verdict.findings.map((finding) => finding.waiver?.owner)).toEqual([
    'roles team',
    undefined,
  ]);
});

test('a finding that stands for a case outside the glob is not covered', () => {
  const cases = ['/role.enum letter-case', '/role.enum white-space'];
  expect(outcomeOf(failed([failing({ cases, times: 2 })]), waiver({ cases: '/role.enum letter*' }))).toBe('fail');
  expect(outcomeOf(failed([failing({ cases, times: 2 })]), waiver({ cases: '/role.enum *' }))).toBe('waived');
});

test('cases that are only counted, or have no name, are not covered by a glob', () => {
  expect(outcomeOf(failed([failing({ cases: ['/role.enum a'], moreCases: 3 })]), waiver({ cases: '/role*' }))).toBe(
    'fail',
  );
  expect(outcomeOf(failed([failing({ cases: ['/role.enum a', ''] })]), waiver({ cases: '/role*' }))).toBe('fail');
  expect(outcomeOf(failed([failing({ cases: ['/role.enum a'], moreCases: 3 })]), waiver())).toBe('waived');
});

test('a waiver for a requirement holds for what it fans over', () => {
  const verdict = { ...failed([failing()]), requirement: 'reject.schema:/role.enum' };
  expect(outcomeOf(verdict, waiver())).toBe('waived');
  expect(outcomeOf(verdict, waiver({ requirement: 'reject.schema:/name.type' }))).toBe('fail');
});

test('the status is that of the exchange when the finding does not say', () => {
  const { status: _, ...silent } = failing({ exchange: 7 });
  const exchange = {
    id: 7,
    operation: 'update',
    caller: 'admin',
    intent: 'valid',
    startedAt: 0,
    durationMs: 1,
    sent: { method: 'PATCH', url: '/', headers: {} },
    received: { status: 200, headers: [] },
  } as const;
  expect(outcomeOf({ ...failed([silent]), exchanges: [exchange] }, waiver())).toBe('waived');
  expect(outcomeOf(failed([silent]), waiver())).toBe('fail');
});

test('what was blocked, skipped or broke is never known, and says nothing about the waiver', () => {
  for (const outcome of ['blocked', 'skipped', 'error'] as const) {
    const verdict: Verdict = { ...judged, outcome, reason: 'no caller' };
    expect(outcomeOf(verdict, waiver())).toBe(outcome);
    expect(staleOf([waiver()], verdict)).toEqual({ stale: [], untried: [waiver()] });
  }
});

test('advice that does not hold, and a gap, can be known too', () => {
  expect(outcomeOf(failed([failing({ kind: 'gap' })], 'warn'), waiver())).toBe('waived');
  expect(outcomeOf(failed([failing(), failing({ kind: 'gap', code: 'silent' })], 'warn'), waiver())).toBe('warn');
  expect(outcomeOf(failed([failing(), failing({ kind: 'gap', code: 'silent' })]), waiver())).toBe('waived');
});

test('a waiver that was not tried is not stale', () => {
  expect(staleOf([waiver()])).toEqual({ stale: [], untried: [waiver()] });
  expect(staleOf([waiver()], { ...judged, contract: 'globex', outcome: 'pass' }).stale).toEqual([]);
});

test('a waiver for what passes now must go, with the lines to delete', () => {
  expect(staleOf([waiver()], { ...judged, outcome: 'pass' }).stale).toEqual([
    'w.yaml:3: reject.schema of acme passes now; delete lines 3 to 9',
  ]);
});

test('a waiver that matches nothing, expired or overlaps an earlier one must go', () => {
  const other = failed([failing({ code: 'server-error', status: '500' })]);
  expect(staleOf([waiver()], other).stale.join()).toContain('fails otherwise than the waiver says');
  expect(staleOf([waiver({ expires: '2026-01-01' })], other).stale.join()).toContain('expired on 2026-01-01');
  const second = waiver({ at: 'w.yaml:10', lastLine: 10, expect: { status: 200 } });
  expect(staleOf([waiver(), second], failed([failing()])).stale).toEqual([
    'w.yaml:10: the waiver for reject.schema of acme overlaps the one at w.yaml:3; delete line 10',
  ]);
});

test('a waiver in use on one target is not stale because another target is fixed', () => {
  expect(staleOf([waiver()], failed([failing()]), { ...judged, target: 'mock', outcome: 'pass' }).stale).toEqual([]);
});

const omitted = waiver({ kind: 'not-tried', requirement: 'missing.removed-user', target: 'sandbox', expect: {} });
const stuck = (reason: string, lacks?: string) => ({
  ...judged,
  requirement: 'missing.removed-user',
  exchanges: [],
  outcome: 'blocked' as const,
  reason,
  lacks,
});
const lacking = stuck('the target names no removed user; add fixtures.removed: <id>', 'fixtures.removed: <id>');

test('what the target lacks is waived when that is accepted', () => {
  const { verdict, uses } = applyWaivers<Verdict>(lacking, [omitted], today);
  expect(verdict).toMatchObject({
    outcome: 'waived',
    findings: [{ code: 'not-tried', waiver: { owner: 'roles team' } }],
  });
  expect(staleWaivers([omitted], uses)).toEqual({ stale: [], untried: [] });
});

test.each([
  'the target stopped responding after PATCH /users/1: reset',
  'the budget of 10 requests is spent; about 90 would do: set requestRate.budget',
  'the update is not accepted; see accept.every-role',
  'the run was interrupted',
  'still responded 429 after waiting as told',
  'the role of callers.member cannot be read; add callers.member to be sure',
])('%s is no omission, and is never accepted', (reason) => {
  expect(applyWaivers(stuck(reason), [omitted], today)).toMatchObject({ verdict: { outcome: 'blocked' }, uses: [] });
});

test('an omission that has expired, or is tried now, must go', () => {
  const late = { ...omitted, expires: '2026-11-19' };
  const expired = applyWaivers(lacking, [late], today);
  expect(expired.verdict.outcome).toBe('blocked');
  expect(staleWaivers([late], expired.uses).stale).toEqual([expect.stringContaining('expired on 2026-11-19')]);
  const passed = applyWaivers<Verdict>(
    { ...judged, requirement: lacking.requirement, exchanges: [], outcome: 'pass' },
    [omitted],
    today,
  );
  expect(staleWaivers([omitted], passed.uses).stale).toEqual([
    expect.stringContaining('is tried now; delete lines 3 to 9'),
  ]);
});

test('a known failure is no accepted omission, nor the other way round', () => {
  const known = waiver({ requirement: 'missing.removed-user' });
  expect(applyWaivers<Verdict>(lacking, [known], today).verdict.outcome).toBe('blocked');
  const failed: Verdict = { ...judged, exchanges: [], outcome: 'fail', findings: [failing()] };
  const both = applyWaivers(failed, [{ ...omitted, requirement: 'reject.schema' }], today);
  expect([both.verdict.outcome, both.uses.map(({ how }) => how)]).toEqual(['fail', ['tried']]);
});
