import { existsSync, readFileSync } from 'node:fs';
import type { KillRound } from './kill-round.ts';

/** A round as it is kept: with the tree that was tried, and its output only where somebody was lost. */
export type SavedRound = Omit<KillRound, 'output'> & { readonly output?: string; readonly tree: string };

/** Rounds of earlier invocations; none where there is no file. */
export function readRounds(file: string): SavedRound[] {
  if (!existsSync(file)) return [];
  // We wrote the lines ourselves.
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SavedRound]));
}

/** Signals that ended a process: runs, and `rolecall restore`. */
export function countKills(rounds: readonly SavedRound[]): number {
  return rounds.reduce((sum, { killed, restoresKilled }) => sum + Number(killed) + restoresKilled, 0);
}

/** Somebody is not as before, or the restore says that it could not. */
export function isLost({ runs, restoreExit }: SavedRound): boolean {
  return restoreExit !== 0 || runs.some(({ lost }) => lost.length > 0);
}

/** What all rounds came to, in words. */
export function reportKills(rounds: readonly SavedRound[]): string {
  const killed = rounds.filter((round) => round.killed);
  const runs = killed.flatMap((round) => round.runs);
  const count = (keep: (round: SavedRound) => boolean) => killed.filter(keep).length;
  const sum = (pick: 'changed' | 'journaled' | 'orphans') => runs.reduce((total, run) => total + run[pick], 0);
  const restores = rounds.reduce((total, { restoresKilled }) => total + restoresKilled, 0);
  const late = count((round) => round.runs.some(({ orphans }) => orphans > 0));
  return [
    `${countKills(rounds)} SIGKILLs: ${killed.length} of a process with ${runs.length} runs, ${restores} of rolecall restore; ${rounds.length - killed.length} more had ended by themselves`,
    `  only the process ${count(({ kills }) => kills === 'parent')}, with its workers ${count(({ kills }) => kills === 'group')}`,
    `  while the server applied an update and cut the connection ${count(({ server }) => server === 'reset')}, never responded ${count(({ server }) => server === 'hang')}, took updates late ${count(({ server }) => server === 'late')}`,
    `  after ${late} of them updates arrived that the dead process had sent: ${sum('orphans')}`,
    `  users changed at the kill ${sum('changed')}, after ${count((round) => round.runs.some(({ changed }) => changed > 0))} of them; named by the journals ${sum('journaled')}`,
    `  trees: ${[...new Set(rounds.map(({ tree }) => tree))].join(', ')}`,
    `  processes after which some user was not as before: ${rounds.filter(isLost).length}`,
  ].join('\n');
}
