import { expect, test } from 'vitest';
import type { ClientSeen } from '../../../harness/model/client.ts';
import honoured from './honoured.ts';

/** Two calls: when each was asked for, sent, and ended. */
function codesOf(...calls: readonly (readonly [asked: number, sent: number, ended: number])[]): readonly string[] {
  const seen = {
    answers: calls.map(([askedMs, , ended]) => ({ askedMs, durationMs: ended - askedMs, said: { outcome: 'failed' } })),
    updates: calls.map(([, arrivedMs]) => ({ arrivedMs })),
  } as unknown as ClientSeen;
  const [scenario] = honoured.scenarios();
  const found = scenario?.judge(seen);
  return Array.isArray(found) ? found.map(({ code }) => code) : [];
}

test('what a program loads before its first request is no part of the call', () => {
  expect(codesOf([0, 3100, 4140], [5000, 5600, 8660])).toEqual([]);
});

test('a timeout of its own, whatever the deadline, is told', () => {
  expect(codesOf([0, 20, 10_020], [11_000, 11_020, 21_020])).toEqual(['deadline-passed']);
});
