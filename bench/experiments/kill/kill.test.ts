import { expect, test } from 'vitest';
import { startMockProcess } from '../live/mock-process.ts';
import { type KillChoice, killRound } from './kill-round.ts';

const choices: readonly Omit<KillChoice, 'volatile'>[] = [
  { delayMs: 0, server: 'honest', kills: 'group', restoreKills: [] },
  { delayMs: 40, server: 'reset', kills: 'parent', restoreKills: [900] },
  { delayMs: 200, server: 'hang', kills: 'group', restoreKills: [] },
  { delayMs: 300, server: 'late', kills: 'group', restoreKills: [] },
];

test('runs that are killed at any moment are undone by rolecall restore', async () => {
  const mock = await startMockProcess('dolfin');
  try {
    for (const choice of choices) {
      const { lost, restoreExit, journaled } = await killRound(mock, { ...choice, volatile: [] });
      expect([lost, restoreExit]).toEqual([[], 0]);
      expect(journaled).toBeGreaterThan(0);
    }
  } finally {
    mock.stop();
  }
}, 180_000);
