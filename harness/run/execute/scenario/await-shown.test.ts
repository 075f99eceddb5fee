import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UserView } from '../../../model/requirement.ts';
import { awaitShown, type LagMemory } from './await-shown.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const view = (role: string) => ({ id: 'u1', values: { role } }) as unknown as UserView;
const isNew = ({ values }: UserView) => values.role === 'new';

/** What reads show one after the other, the last one from then on. */
function reads(...roles: readonly string[]) {
  let count = 0;
  return { read: async () => view(roles[Math.min(count++, roles.length - 1)] ?? ''), count: () => count };
}

async function shown(server: ReturnType<typeof reads>, memory: LagMemory = {}) {
  const lags: number[] = [];
  const found = awaitShown(server.read, isNew, memory, (ms) => lags.push(ms));
  await vi.runAllTimersAsync();
  return { role: (await found)?.values.role, lags };
}

test('a read that lags is waited for, and the lag is told', async () => {
  expect(await shown(reads('old', 'old', 'new'))).toEqual({ role: 'new', lags: [300] });
});

test('a read that shows the old value again after the new one is not late, but disagrees', async () => {
  const memory: LagMemory = {};
  expect(await shown(reads('old', 'new', 'old', 'new'), memory)).toEqual({ role: 'new', lags: [] });
  expect(memory.disagree).toContain('not shown by the next one');
});

test('what is shown at once is late by nothing', async () => {
  expect(await shown(reads('new'))).toEqual({ role: 'new', lags: [] });
});

test('where it is never shown the first read counts, and nothing is waited for again in this run', async () => {
  const memory: LagMemory = {};
  expect(await shown(reads('old'), memory)).toEqual({ role: 'old', lags: [] });
  const later = reads('old');
  await shown(later, memory);
  expect(later.count()).toBe(1);
});
