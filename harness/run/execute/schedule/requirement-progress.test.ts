import { expect, test } from 'vitest';
import { sampleExchange } from '../../../../bench/kit/sample-exchange.ts';
import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Plan, Rank, Scenario, TryingRequirement } from '../../../model/requirement.ts';
import type { Attempt } from '../scenario/attempt.ts';
import { RequirementProgress } from './requirement-progress.ts';

const scenario = (name: string, rank: Rank = 'deciding'): Scenario => ({
  name,
  rank,
  purpose: 'open',
  cost: 6,
  run: async () => [],
});
const failing: Finding = { kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r' };

function progressOf(scenarios: TryingRequirement['scenarios'], faults = 0): RequirementProgress {
  const words = { level: 'must', severity: 'updates', sentence: '', matters: '' } as const;
  const requirement: TryingRequirement = { kind: 'try', id: 'a.a', ...words, appliesTo: () => true, scenarios };
  // The scenarios of these tests ask the plan for nothing.
  return new RequirementProgress(requirement, {} as Plan, faults);
}

function attempt(progress: RequirementProgress, of: Scenario, more: Partial<Attempt> = {}): Attempt {
  const origin = { requirement: progress.requirement, scenario: of };
  const nothing = { findings: [], exchanges: [], hung: false, durationMs: 1, states: new Map() };
  return { origin, number: 1, end: 'done', ...nothing, ...more };
}

const spent = () => 'the budget is spent';

test('what its first scenario costs is divided by the faults that it is meant to catch', () => {
  const one = () => [scenario('one')];
  expect([progressOf(one).weight, progressOf(one, 3).weight]).toEqual([6, 2]);
});

test('a deciding scenario that is blocked blocks the requirement; another is a note beside what held', () => {
  const progress = progressOf(() => []);
  progress.take(attempt(progress, scenario('one')));
  progress.take(attempt(progress, scenario('two', 'named'), { end: 'blocked', reason: 'no such caller' }));
  expect(progress.hindrance(spent)).toBeUndefined();
  expect(progress.notes()).toMatchObject([
    { code: 'not-tried', fact: 'a scenario could not be tried: no such caller' },
  ]);
  progress.take(attempt(progress, scenario('three'), { end: 'blocked', reason: 'nobody', lacks: 'testUsers:' }));
  expect(progress.hindrance(spent)).toEqual({ outcome: 'blocked', reason: 'nobody', lacks: 'testUsers:' });
});

test('a failure that was found stands, whatever else was in the way; an error of ours does not let it', () => {
  const progress = progressOf(() => []);
  progress.accept([failing]);
  progress.take(attempt(progress, scenario('one'), { end: 'blocked', reason: 'nobody' }));
  expect(progress.hindrance(spent)).toBeUndefined();
  progress.take(attempt(progress, scenario('two'), { end: 'error', reason: 'a bug' }));
  expect(progress.hindrance(spent)).toEqual({ outcome: 'error', reason: 'a bug' });
});

test('a budget that did not reach a deciding scenario blocks, though others held', () => {
  const progress = progressOf(() => []);
  progress.take(attempt(progress, scenario('one')));
  progress.decidingUnaffordable = true;
  expect(progress.hindrance(spent)).toEqual({ outcome: 'blocked', reason: 'the budget is spent' });
});

test('what was skipped and nothing else skips the requirement', () => {
  const progress = progressOf(() => {
    throw new RunSignal('skipped', 'no such place');
  });
  expect(progress.isDone).toBe(true);
  expect(progress.hindrance(spent)).toEqual({ outcome: 'skipped', reason: 'no such place' });
});

test('a fact that was proven three times needs no more proof, and requests sent again after 429 are counted', () => {
  const progress = progressOf(() => []);
  const [limited] = [sampleExchange({ status: 429 }).outcome];
  const exchanges = [{ ...sampleExchange({ status: 200 }), earlier: [limited] }];
  const first = attempt(progress, scenario('one'), { findings: [failing], exchanges });
  for (let proof = 0; proof < 3; proof += 1) progress.settle(first, progress.take(first), [], { attempts: 1, done: 1 });
  expect(progress.take(first)).toEqual([]);
  expect([progress.tried, progress.requests]).toEqual([4, 8]);
});
