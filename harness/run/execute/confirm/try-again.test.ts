import { expect, test } from 'vitest';
import { runOnMock } from '../../../../bench/kit/run-on-mock.ts';
import { tryingRequirement } from '../../../../bench/kit/trying-requirement.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scenario } from '../../../model/requirement.ts';
import { isTransport, lateAttempts, lateTries, quickTries, unstable } from './try-again.ts';

const told: Finding = { kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r' };
const finding: Finding = { ...told, exchange: 1 };
const scenario: Scenario = { name: 's', purpose: 'open', rank: 'deciding', cost: 4, run: async () => [] };
const requirement = (of: Scenario) => tryingRequirement('a.a', [of]);

function attemptOf(outcome: object, more: Partial<Scenario> = {}) {
  const exchanges = [{ id: 1, outcome }];
  const origin = { requirement: requirement(scenario), scenario: { ...scenario, ...more } };
  return { origin, exchanges } as unknown as Parameters<typeof lateTries>[0];
}

const responded = attemptOf({ kind: 'response', status: 500 });
const silent = attemptOf({ kind: 'none', reason: 'timeout-headers' });
const cut = attemptOf({ kind: 'none', reason: 'reset' });

test('what a response shows is tried three times at once; silence, and what is destructive, twice', () => {
  expect(quickTries(responded, [finding])).toBe(3);
  expect(quickTries(silent, [finding])).toBe(2);
  expect(quickTries(attemptOf({ kind: 'response', status: 500 }, { destructive: true }), [finding])).toBe(2);
});

test('at the end there are as many attempts as the kept requests pay for', () => {
  expect(lateTries(responded, [finding], 0)).toBe(lateAttempts);
  expect(lateTries(responded, [finding], 40)).toBe(10);
  expect(lateTries(responded, [finding], 3)).toBe(0);
});

test('silence that takes the whole deadline is not waited for again and again, a cut connection is', () => {
  expect(isTransport(finding, silent.exchanges)).toBe(true);
  expect(lateTries(silent, [finding], 0)).toBe(2);
  expect(lateTries(cut, [finding], 0)).toBe(lateAttempts);
});

test('what is destructive is not tried again at the end', () => {
  expect(lateTries(attemptOf({ kind: 'response', status: 500 }, { destructive: true }), [finding], 0)).toBe(0);
});

test('a failure that was not seen again says so, and how often it was looked for', () => {
  expect(unstable(finding, 1)).toMatchObject({
    kind: 'unstable',
    received: 'r; not seen again in 1 further attempt',
  });
  expect(unstable(finding, 3).received).toBe('r; not seen again in 3 further attempts');
});

test('an attempt begins with the state from which the first one began', async () => {
  const begins: unknown[] = [];
  const run: Scenario['run'] = async (steps, [testUser]) => {
    const { values } = await steps.stateOf(testUser);
    begins.push(values.role);
    await steps.update(testUser, { body: { role: values.role === 'viewer' ? 'editor' : 'viewer' }, name: 'other' });
    return [told];
  };
  await runOnMock([requirement({ ...scenario, testUserAt: 0, run })]);
  expect(begins.length).toBeGreaterThan(1);
  expect(new Set(begins).size).toBe(1);
});
