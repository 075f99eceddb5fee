import { expect, test } from 'vitest';
import { summaryOf, verdictOf } from '../../../bench/kit/sample-shard.ts';
import type { Finding } from '../../model/finding.ts';
import { RunRollUp } from './run-roll-up.ts';

const gates = { failOn: 'fail', minTried: [] } as const;
const today = '2026-11-20';
const finding: Finding = {
  kind: 'failure',
  code: 'server-error',
  fact: 'f',
  expected: 'below 500',
  received: '500',
  status: '500',
};
const failing = verdictOf('accept.persists', { outcome: 'fail', findings: [finding] });

function rollUp(more: Partial<ConstructorParameters<typeof RunRollUp>[0]> = {}): RunRollUp {
  return new RunRollUp({ gates, today, ...more });
}

test('the footer counts what occurred, and ends as its verdicts do', () => {
  const run = rollUp();
  run.take(verdictOf('accept.every-role', { outcome: 'pass' }));
  expect(run.footer(7, [])).toMatchObject({
    counts: { pass: 1 },
    requests: 2,
    durationMs: 7,
    exitCode: 0,
    reasons: [],
  });
  run.take(failing);
  expect(run.footer(7, [])).toMatchObject({ counts: { pass: 1, fail: 1 }, requests: 4, exitCode: 1 });
});

test('what a failed finding rests on makes its status fail, though the counts alone would not', () => {
  const run = rollUp();
  run.take(failing);
  const count = { documented: false, provoked: 3, refusals: { valid: 3 } };
  const { statuses } = run.sumUp(summaryOf({ statuses: [{ ...count, status: '500', outcome: 'pass' }] }));
  expect(statuses).toMatchObject([{ status: '500', outcome: 'fail', requirements: ['accept.persists'] }]);
});

test.each([
  ['somebody was left changed', 'USERS_CHANGED', 1],
  ['a mistake in a file', 'PROFILE_INVALID', 2],
  ['a target in use', 'TARGET_LOCKED', 3],
  ['no word at all', undefined, 4],
  ['a target that does not respond', 'TARGET_UNREACHABLE', 5],
] as const)('%s ends a run with its own exit code, and is told as not done', (_what, code, exitCode) => {
  const run = rollUp();
  run.take(verdictOf('accept.every-role', { outcome: 'pass' }));
  run.breakOff('acme', code && { code, message: 'why' });
  const footer = run.footer(1, []);
  expect([footer.exitCode, run.broken]).toEqual([exitCode, 1]);
  expect(footer.undone?.[0]).toMatch(/^acme: /);
  expect(footer.reasons[0]).toBe(footer.undone?.[0]);
});

test('our own mistake goes before everything, and somebody left changed before a mistake in a file', () => {
  const run = rollUp();
  run.breakOff('a', { code: 'PROFILE_INVALID', message: 'typo' });
  run.breakOff('b', { code: 'USERS_CHANGED', message: 'left' });
  expect(run.footer(1, []).exitCode).toBe(1);
  run.breakOff('c', { code: 'INTERNAL', message: 'ours' });
  expect(run.footer(1, []).exitCode).toBe(4);
});

test('one shard leaves least numbers and waivers that must go to the merge, and says so', () => {
  const minTried = [{ count: 1000 }];
  const words = { reason: 'r', owner: 'o', expires: '2099-01-01', at: 'w.yaml:1', lastLine: 2 };
  const waivers = {
    file: 'w.yaml',
    entries: [{ requirement: 'accept.persists', contract: 'acme', expect: { status: 500 }, ...words }],
  };
  const passing = verdictOf('accept.persists', { outcome: 'pass' });
  const part = rollUp({ gates: { ...gates, minTried }, waivers, partial: true });
  part.take(passing);
  expect(part.footer(1, [])).toMatchObject({ exitCode: 0, told: [expect.stringContaining('this is one shard')] });
  const whole = rollUp({ gates: { ...gates, minTried }, waivers });
  whole.take(passing);
  expect(whole.footer(1, [])).toMatchObject({
    exitCode: 1,
    reasons: [expect.stringContaining('w.yaml:1'), expect.anything()],
  });
});

test('a fast run says what it left out', () => {
  const run = rollUp({ fast: true });
  run.take(verdictOf('accept.every-role', { outcome: 'pass' }));
  expect(run.footer(1, []).told).toEqual([expect.stringContaining('no named and no random cases')]);
});
