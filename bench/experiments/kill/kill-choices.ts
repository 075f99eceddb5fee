import { seededRandom } from '../../../harness/domain/seeded-random.ts';
import type { KillChoice } from './kill-round.ts';

/** Longest time from the first journaled write to the kill, in milliseconds: about as long as a run writes. */
const longestMs = 1500;

/** Longest time from the start of a restore to its kill, in milliseconds: its start takes a good part of it. */
const longestRestoreMs = 2800;

/** Moments and circumstances, the same for the same seed. */
export function* killChoices(seed: number): Generator<Omit<KillChoice, 'volatile'>, never> {
  const random = seededRandom(seed);
  for (let count = 0; ; count += 1) {
    // Many kills fall right after the first write: there the journal has just been begun.
    const delayMs = Math.floor(random() ** 2 * longestMs);
    const server = (['honest', 'late', 'reset', 'honest', 'hang'] as const)[count % 5] ?? 'honest';
    const kills = random() < 0.5 ? 'parent' : 'group';
    // About three of ten restores are killed, one of them twice.
    const times = count % 10 < 2 ? 1 : count % 10 === 2 ? 2 : 0;
    const restoreKills = Array.from({ length: times }, () => Math.floor(300 + random() * longestRestoreMs));
    yield { delayMs, server, kills, restoreKills };
  }
}
