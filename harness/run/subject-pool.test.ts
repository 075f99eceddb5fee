import { expect, test } from 'vitest';
import { SubjectPool } from './subject-pool.ts';

const pool = () => new SubjectPool([{ id: 'a' }, { id: 'b' }]);

test('never lends one subject twice at a time', async () => {
  const subjects = pool();
  const held = new Set<string>();
  const visits = await Promise.all(
    Array.from({ length: 20 }, () =>
      subjects.lend(1, async ([subject]) => {
        const id = subject?.id ?? '';
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
  const subjects = pool();
  const order: string[] = [];
  const first = subjects.lend(1, async () => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  const both = subjects.lend(2, async () => void order.push('two'));
  const single = subjects.lend(1, async () => void order.push('one'));
  await Promise.all([first, both, single]);
  expect(order).toEqual(['two', 'one']);
});

test('gives a subject back when its borrower throws', async () => {
  const subjects = new SubjectPool([{ id: 'a' }]);
  await expect(subjects.lend(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(subjects.lend(1, async ([subject]) => subject?.id)).resolves.toBe('a');
});
