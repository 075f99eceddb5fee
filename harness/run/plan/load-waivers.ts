import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { WaiverFile } from '../../model/waiver.ts';
import { findWaiverFile } from '../../verdict/waivers/find-waiver-file.ts';

/**
 * The waiver file of a run: the one that is named, or the first from this folder upwards, or none. One file may serve servers
 * and clients: entries for `others` are left out.
 * @throws HarnessError WAIVER_INVALID, also for a requirement that there is not: such an entry would never be missed.
 */
export function loadWaivers(
  requirements: readonly Pick<Requirement, 'id'>[],
  named: string | undefined,
  others: readonly string[],
): WaiverFile | undefined {
  const waivers = findWaiverFile(process.cwd(), named);
  const ids = requirements.map(({ id }) => id);
  const entries = waivers?.entries.filter(({ requirement }) => !others.includes(requirement.replace(/:.*/s, '')));
  for (const { requirement, at } of entries ?? []) {
    if (ids.includes(requirement.replace(/:.*/s, ''))) continue;
    throw new HarnessError(
      'WAIVER_INVALID',
      `${at}: no requirement is named "${requirement}"`,
      `${didYouMean(requirement, ids)} rolecall explain lists all`,
    );
  }
  return waivers && entries && { ...waivers, entries };
}
