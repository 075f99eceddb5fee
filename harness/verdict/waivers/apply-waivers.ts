import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { acceptOmission } from './accept-omission.ts';
import { coversFinding, isAbout } from './covers-finding.ts';
import { waivedBy } from './waived-by.ts';
import type { WaiverUse } from './waiver-use.ts';

/**
 * A `fail` or `warn` of which everything that counts is covered becomes `known`; one that is covered in part stays, and its
 * findings say which are known. What was not tried is neither matched nor missed. `today` is an ISO date.
 */
export function applyWaivers<V extends Verdict>(
  verdict: V,
  waivers: readonly Waiver[],
  today: string,
): { readonly verdict: V; readonly uses: readonly WaiverUse[] } {
  const about = waivers.filter((waiver) => isAbout(waiver, verdict));
  if (about.length === 0) return { verdict, uses: [] };
  const { contract, target } = verdict;
  const use = (waiver: Waiver, how: WaiverUse['how']) => ({ waiver, how, contract, target });
  switch (verdict.outcome) {
    case 'blocked':
      return acceptOmission(verdict, about, today);
    case 'skipped':
    case 'error':
      return { verdict, uses: [] };
    case 'pass':
      return { verdict, uses: about.map((waiver) => use(waiver, waiver.expires < today ? 'expired' : heldAs(waiver))) };
    case 'fail':
    case 'warn':
    case 'waived':
      break;
  }
  const valid = about.filter(({ expires }) => expires >= today);
  const first = new Set<Waiver>();
  const overlaps = new Map<Waiver, Waiver>();
  const findings = verdict.findings.map((finding) => {
    if (!counts(finding, verdict.outcome)) return finding;
    const [chosen, ...others] = valid.filter((waiver) => coversFinding(waiver, finding, verdict.exchanges));
    if (!chosen) return finding;
    first.add(chosen);
    for (const other of others) overlaps.set(other, chosen);
    return { ...finding, waiver: waivedBy(chosen) };
  });
  const uses = about.map((waiver): WaiverUse => {
    const before = overlaps.get(waiver);
    const missed = waiver.kind === 'not-tried' ? 'tried' : 'unmatched';
    const how = waiver.expires < today ? 'expired' : first.has(waiver) ? 'matched' : missed;
    return { ...use(waiver, how), ...(before ? { overlaps: before } : {}) };
  });
  const open = findings.some((finding) => counts(finding, verdict.outcome) && finding.waiver === undefined);
  // Findings are as many as before, so that the verdict keeps its shape.
  return { verdict: { ...verdict, outcome: open ? verdict.outcome : 'waived', findings } as V, uses };
}

function heldAs({ kind }: Waiver): 'tried' | 'passing' {
  return kind === 'not-tried' ? 'tried' : 'passing';
}

// A failure decides a `fail`; what warns is a failure of what should hold, or a gap. Notes decide nothing.
function counts({ kind }: Finding, outcome: 'fail' | 'warn' | 'waived'): boolean {
  return kind === 'failure' || (kind === 'gap' && outcome === 'warn');
}
