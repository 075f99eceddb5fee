import { seededRandom } from '../../harness/domain/seeded-random.ts';
import type { KillChoice } from './kill-round.ts';

/** Longest time from the first journaled write to the kill, in milliseconds: about as long as a run writes. */
const longestMs = 1500;

/** Moments and circumstances, the same for the same seed. */
export function* killChoices(seed: number): Generator<Omit<KillChoice, 'volatile'>, never> {
  const random = seededRandom(seed);
  for (let count = 0; ; count += 1) {
    // Many kills fall right after the first write: there the journal has just been begun.
    const delayMs = Math.floor(random() ** 2 * longestMs);
    const server = (['honest', 'reset', 'hang'] as const)[count % 3] ?? 'honest';
    yield { delayMs, server, kills: random() < 0.5 ? 'parent' : 'group' };
  }
}
