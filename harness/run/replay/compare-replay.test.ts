import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import { compareReplay } from './compare-replay.ts';

const judged = {
  contract: 'acme',
  target: 'mock',
  requirement: 'reject.schema',
  level: 'must',
  severity: 'updates',
  sentence: 's',
  tried: 9,
  requests: 9,
  durationMs: 1,
  exchanges: [],
} as const;
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r', case: 'a 1' },
  ...more,
});
const found = (outcome: 'fail' | 'warn', ...findings: Finding[]): Verdict => ({
  ...judged,
  outcome,
  findings: [findings[0] ?? finding(), ...findings.slice(1)],
});
const passed: Verdict = { ...judged, outcome: 'pass' };

test('a scenario that is misspelt is named as it is', () => {
  const known = ['/role.type null', 'random 3'];
  const asked = (scenario: string) => compareReplay(passed, { scenario, ran: false, known }).reason;
  expect(asked('/role.type nul')).toBe('there is no scenario "/role.type nul": did you mean "/role.type null"?');
  expect(asked('zzz')).toContain('name the seed and the runs of the record');
});

test.each<[string, Verdict, Parameters<typeof compareReplay>[1], string, number]>([
  ['it passes', passed, { ran: true }, 'FIXED', 0],
  ['it fails', found('fail'), { ran: true }, 'STILL FAILS', 1],
  ['it fails as recorded', found('fail'), { codes: ['x'], ran: true }, 'STILL FAILS', 1],
  ['it fails otherwise than recorded', found('fail'), { codes: ['y'], ran: true }, 'STILL FAILS', 1],
  ['it warns, without a record', found('warn', finding({ kind: 'gap' })), { ran: true }, 'STILL FAILS', 1],
  ['it only warns now', found('warn', finding({ kind: 'gap', code: 'g' })), { codes: ['x'], ran: true }, 'FIXED', 0],
  ['the scenario passes', passed, { scenario: 'a 1', ran: true }, 'FIXED', 0],
  ['the scenario was not run', passed, { scenario: 'a 1', ran: false }, 'COULD NOT RUN', 3],
  ['the scenario fails', found('fail'), { scenario: 'a 1', ran: true }, 'STILL FAILS', 1],
])('%s', (_, verdict, question, response, exitCode) => {
  expect(compareReplay(verdict, question)).toMatchObject({ response, exitCode });
});

test('what was blocked, skipped or broke could not run', () => {
  for (const outcome of ['blocked', 'skipped', 'error'] as const)
    expect(compareReplay({ ...judged, outcome, reason: 'r' }, { ran: true })).toMatchObject({
      response: 'COULD NOT RUN',
      exitCode: 3,
      reason: `${outcome}: r`,
    });
});
