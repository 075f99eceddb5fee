import type { Gates, RunSummary } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { matchesGlob } from '../matches-glob.ts';

/** Which least numbers of exchanges were not reached, one sentence each. */
export function missedMinimums(
  minTried: Gates['minTried'],
  verdicts: readonly Verdict[],
  summaries: readonly RunSummary[],
): readonly string[] {
  return minTried.flatMap(({ requirement, count }) => {
    if (requirement === undefined) {
      const judged = summaries.reduce((sum, { exchanges }) => sum + exchanges, 0);
      return judged < count ? [`${judged} exchanges were judged, at least ${count} are asked for`] : [];
    }
    const meant = verdicts.filter(({ requirement: id }) => isNamedBy(requirement, id));
    if (meant.length === 0)
      return [`no requirement matches "${requirement}", of which ${count} exchanges are asked for`];
    return meant
      .filter(({ outcome, tried }) => outcome !== 'skipped' && tried < count)
      .map(
        ({ contract, requirement: id, tried }) =>
          `${contract} ${id}: ${tried} exchanges were judged, at least ${count} are asked for`,
      );
  });
}

/** Whether a pattern names a requirement: an id, a family, a part of an id, or a glob with `*`. */
export function isNamedBy(pattern: string, id: string): boolean {
  return pattern.includes('*') ? matchesGlob(pattern, id) : id.includes(pattern);
}
