import { expect, test } from 'vitest';
import { BudgetShare } from './budget-share.ts';

test('items side by side do not spend more than is there by much', async () => {
  let left = 20;
  const budgetShare = new BudgetShare(() => left);
  const item = async () => {
    for (let sent = 0; sent < 3; sent += 1) {
      await new Promise((next) => setTimeout(next, 1));
      left -= 1;
    }
  };
  await budgetShare.spend(item);
  const lane = async () => {
    while (budgetShare.suffices()) await budgetShare.spend(item);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  expect(left).toBeGreaterThanOrEqual(-2);
  expect(left).toBeLessThan(6);
});

test('without a budget every item goes', () => {
  expect(new BudgetShare(() => Number.POSITIVE_INFINITY).suffices()).toBe(true);
});

test('one item goes as long as anything is left', () => {
  expect([new BudgetShare(() => 1).suffices(), new BudgetShare(() => 0).suffices()]).toEqual([true, false]);
});
