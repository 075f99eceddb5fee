import type { Finding } from '../../model/finding.ts';
import type { Judged, Verdict } from '../../model/verdict.ts';
import { caseFamily } from '../merge-findings.ts';
import { observedStatus } from '../waivers/covers-finding.ts';

/** What an earlier run saw fail. */
export type Baseline = ReadonlySet<string>;

/** Everything that the verdicts of an earlier run found, but what was waived there. */
export function baselineOf(verdicts: readonly Verdict[]): Baseline {
  return new Set(
    verdicts.flatMap((verdict) => {
      if (verdict.outcome !== 'fail' && verdict.outcome !== 'warn') return [];
      return verdict.findings
        .filter(({ waiver }) => waiver === undefined)
        .flatMap((finding) => observations(verdict, finding));
    }),
  );
}

/** Whether a finding was seen before: same requirement, code, place, status, and no family of cases that is new. */
export function isOld(baseline: Baseline, verdict: Verdict, finding: Finding): boolean {
  return observations(verdict, finding).every((seen) => baseline.has(seen));
}

/**
 * A finding as it is recognized in another run; one per family of cases. Facts and values are left out, because they vary
 * with the seed; so are the cases of what judges every response, because whichever comes first stands for all. The target is
 * left out as well: a sandbox may be compared with staging.
 */
function observations(verdict: Judged, finding: Finding): readonly string[] {
  const { contract, requirement } = verdict;
  const status = observedStatus(finding, verdict.exchanges);
  const everyResponse = requirement.startsWith('response.');
  const families = everyResponse ? [''] : (finding.cases ?? [finding.case]).map(caseFamily);
  return [...new Set(families)].map((family) =>
    JSON.stringify([contract, requirement, finding.kind, finding.code, finding.at, status, family]),
  );
}
