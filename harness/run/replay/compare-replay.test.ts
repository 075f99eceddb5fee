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
const everything = () => true;
const nothing = () => false;

test.each<[string, Verdict, Parameters<typeof compareReplay>[1], string, number]>([
  ['it passes', passed, { sent: nothing }, 'FIXED', 0],
  ['it fails', found('fail'), { sent: nothing }, 'STILL FAILS', 1],
  ['it fails as recorded', found('fail'), { codes: ['x'], sent: nothing }, 'STILL FAILS', 1],
  ['it fails otherwise than recorded', found('fail'), { codes: ['y'], sent: nothing }, 'STILL FAILS', 1],
  ['it warns, without a record', found('warn', finding({ kind: 'gap' })), { sent: nothing }, 'STILL FAILS', 1],
  [
    'it only warns now',
    found('warn', finding({ kind: 'gap', code: 'g' })),
    { codes: ['x'], sent: nothing },
    'FIXED',
    0,
  ],
  ['the case passes', passed, { case: 'a 1', sent: everything }, 'FIXED', 0],
  ['the case was not sent', passed, { case: 'a 1', sent: nothing }, 'COULD NOT RUN', 3],
  ['the case fails', found('fail'), { case: 'a 1', sent: everything }, 'STILL FAILS', 1],
  [
    'the case fails among others',
    found('fail', finding({ case: 'a 0', cases: ['a 0', 'a 1'] })),
    { case: 'a 1', sent: everything },
    'STILL FAILS',
    1,
  ],
  ['only other cases fail', found('fail', finding({ case: 'b 1' })), { case: 'a 1', sent: everything }, 'FIXED', 0],
  [
    'the case may be one that is only counted',
    found('fail', finding({ case: 'a 0', moreCases: 2 })),
    { case: 'a 1', sent: everything },
    'STILL FAILS',
    1,
  ],
  ['it is noted', found('fail', finding({ kind: 'note' })), { case: 'a 1', sent: everything }, 'FIXED', 0],
])('%s', (_, verdict, question, response, exitCode) => {
  expect(compareReplay(verdict, question)).toMatchObject({ response, exitCode });
});

test('what was blocked, skipped or broke could not run', () => {
  for (const outcome of ['blocked', 'skipped', 'error'] as const)
    expect(compareReplay({ ...judged, outcome, reason: 'r' }, { sent: everything })).toMatchObject({
      response: 'COULD NOT RUN',
      exitCode: 3,
      reason: `${outcome}: r`,
    });
});
