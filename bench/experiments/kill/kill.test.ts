import { expect, test } from 'vitest';
import { startMockProcess } from '../live/mock-process.ts';
import { type KillChoice, killRound } from './kill-round.ts';

const choices: readonly KillChoice[] = [
  { updates: 1, delayMs: 0, server: 'honest', kills: 'group', restoreKills: [] },
  { updates: 12, delayMs: 5, server: 'reset', kills: 'parent', restoreKills: [900] },
  { updates: 20, delayMs: 0, server: 'hang', kills: 'group', restoreKills: [] },
  { updates: 30, delayMs: 10, server: 'late', kills: 'group', restoreKills: [] },
];

test('runs that are killed at any moment are undone by rolecall restore', async () => {
  const mock = await startMockProcess('dolfin');
  try {
    for (const choice of choices) {
      const { runs, restoreExit } = await killRound([{ id: 'dolfin', mock, volatile: [] }], choice);
      expect([runs.flatMap(({ lost }) => lost), restoreExit]).toEqual([[], 0]);
      expect(runs[0]?.journaled).toBeGreaterThan(0);
    }
  } finally {
    mock.stop();
  }
}, 180_000);
