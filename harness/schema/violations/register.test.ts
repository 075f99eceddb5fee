import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { violators } from './register.ts';

const files = readdirSync(new URL('.', import.meta.url)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);
const ids = files.map((name) => name.slice(0, -3)).filter((name) => !['register', 'violator'].includes(name));

test.each(ids)('%s.ts has its own name as id', async (id) => {
  const { default: violator } = (await import(`./${id}.ts`)) as { readonly default: { readonly id: string } };
  expect(violator.id).toBe(id);
});

test('the register lists every file of the folder', () => {
  expect(violators.map(({ id }) => id).sort()).toEqual([...ids].sort());
});
