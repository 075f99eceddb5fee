import { seededRandom } from '../../../harness/domain/seeded-random.ts';
import type { KillChoice } from './kill-round.ts';

/** Most updates that pass before the kill: about half of what a run sends. */
const mostUpdates = 60;

/** Longest time from the start of a restore to its kill, in milliseconds: its start takes a good part of it. */
const longestRestoreMs = 2800;

/** Moments and circumstances, the same for the same seed. */
export function* killChoices(seed: number): Generator<KillChoice, never> {
  const random = seededRandom(seed);
  for (let count = 0; ; count += 1) {
    // Many kills fall among the first writes: there the journal has just been begun.
    const updates = 1 + Math.floor(random() ** 1.5 * mostUpdates);
    const delayMs = Math.floor(random() * 30);
    const server = (['honest', 'late', 'reset', 'honest', 'hang'] as const)[count % 5] ?? 'honest';
    const kills = random() < 0.5 ? 'parent' : 'group';
    // About three of ten restores are killed, one of them twice.
    const times = count % 10 < 2 ? 1 : count % 10 === 2 ? 2 : 0;
    const restoreKills = Array.from({ length: times }, () => Math.floor(300 + random() * longestRestoreMs));
    yield { updates, delayMs, server, kills, restoreKills };
  }
}
