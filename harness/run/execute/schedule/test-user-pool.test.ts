import { expect, test } from 'vitest';
import { TestUserPool } from './test-user-pool.ts';

const pool = () => new TestUserPool([{ id: 'a' }, { id: 'b' }]);

test('never lends one test user twice at a time', async () => {
  const testUsers = pool();
  const held = new Set<string>();
  const visits = await Promise.all(
    Array.from({ length: 20 }, () =>
      testUsers.lend(1, async ([testUser]) => {
        const id = testUser?.id ?? '';
        expect(held.has(id)).toBe(false);
        held.add(id);
        await new Promise((resolve) => setTimeout(resolve, 1));
        held.delete(id);
        return id;
      }),
    ),
  );
  expect(new Set(visits)).toEqual(new Set(['a', 'b']));
});

test('a wish for two is not starved by wishes for one', async () => {
  const testUsers = pool();
  const order: string[] = [];
  const first = testUsers.lend(1, async () => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  const both = testUsers.lend(2, async () => void order.push('two'));
  const single = testUsers.lend(1, async () => void order.push('one'));
  await Promise.all([first, both, single]);
  expect(order).toEqual(['two', 'one']);
});

test('gives a test user back when its borrower throws', async () => {
  const testUsers = new TestUserPool([{ id: 'a' }]);
  await expect(testUsers.lend(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(testUsers.lend(1, async ([testUser]) => testUser?.id)).resolves.toBe('a');
});
