import { expect, test } from 'vitest';
import type { Cases } from '../model/case.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { Budget } from './budget.ts';

const requirement = (id: string, part: Partial<Requirement> = {}): Requirement =>
  ({
    id,
    level: 'must',
    sentence: '',
    matters: '',
    appliesTo: () => true,
    try: async () => [],
    mustCatch: [],
    ...part,
  }) as Requirement;

function budgetOf(requirements: readonly Requirement[], left: number, part: Partial<Target> = {}) {
  // Only what the budget reads of a target and of cases.
  const target = { requestRate: { budget: 400 }, ...part } as Target;
  const state = { left, spent: 0 };
  const tools = { cases: {} as Cases, target, left: () => state.left, spent: () => state.spent };
  return { state, budget: new Budget(tools, requirements) };
}

const [small, large] = [requirement('a.small'), requirement('a.large', { requests: () => 24 })];

test('a budget is shared out by what each takes, and what one leaves goes to the next', () => {
  const { state, budget } = budgetOf([small, large], 100);
  expect(budget.share(small)).toBe(17);
  state.left = 99;
  expect(budget.share(large)).toBe(99);
});

test('however little is left, each requirement may begin', () => {
  const { budget } = budgetOf([small, large], 3);
  expect(budget.share(small)).toBe(6);
});

test('without a budget there is no end', () => {
  expect(budgetOf([small], Number.POSITIVE_INFINITY).budget.share(small)).toBe(Number.POSITIVE_INFINITY);
});

test('the first that provokes a limit may spend all that is left', () => {
  const rateLimit = [
    requirement('t.a', { needs: [{ allow: 'rate-limit' }] }),
    requirement('t.b', { needs: [{ allow: 'rate-limit' }] }),
  ];
  expect(budgetOf(rateLimit, 90).budget.share(rateLimit[0] as Requirement)).toBe(90);
});

test('what would do covers what was spent, what waits, and each limit that is to be reached', () => {
  const rateLimit = requirement('t.a', { needs: [{ allow: 'rate-limit' }] });
  const { state, budget } = budgetOf([large, rateLimit], 0, { rateLimit: { requests: 200, windowSeconds: 60 } });
  state.spent = 400;
  expect(budget.wouldDo(large)).toBe(700);
});
