import { seededRandom } from '../../../harness/domain/seeded-random.ts';
import type { KillChoice } from './kill-round.ts';

/** Most updates that pass before the kill. */
const mostUpdates = 120;

/** What the server does at the kill, in turn: a number that shares no factor with the ten turns of restores. */
const servers = ['honest', 'late', 'reset', 'late', 'hang', 'honest', 'late', 'reset', 'hang'] as const;

/** Longest time from the start of a restore to its kill, in milliseconds: its start takes a good part of it. */
const longestRestoreMs = 2800;

/** Moments and circumstances, the same for the same seed, from the one after `done` on. */
export function* killChoices(seed: number, done = 0): Generator<KillChoice, never> {
  const random = seededRandom(seed + done);
  for (let count = done; ; count += 1) {
    // Many kills fall among the first writes: there the journal has just been begun.
    const updates = 1 + Math.floor(random() ** 1.5 * mostUpdates);
    const server = servers[count % servers.length] ?? 'honest';
    // An update has to be on its way when it is to arrive late.
    const delayMs = Math.floor(random() * (server === 'late' ? 120 : 30));
    const kills = random() < 0.5 ? 'parent' : 'group';
    // About half of the restores are killed, one of ten twice.
    const times = count % 10 < 4 ? 1 : count % 10 === 4 ? 2 : 0;
    const restoreKills = Array.from({ length: times }, () => Math.floor(300 + random() * longestRestoreMs));
    yield { updates, delayMs, server, kills, restoreKills };
  }
}
