import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { WaivedBy, Waiver } from '../../model/waiver.ts';
import { coversFinding, isAbout } from './covers-finding.ts';

/** What one verdict means for one waiver. */
export interface WaiverUse {
  readonly waiver: Waiver;
  /** `matched` a finding first; was `unmatched`, because other things were seen, or none (`passing`); or had `expired`. */
  readonly how: 'matched' | 'unmatched' | 'passing' | 'expired';
  /** An earlier waiver that covers a finding of its. */
  readonly overlaps?: Waiver;
  readonly contract: string;
  readonly target: string;
}

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
    case 'skipped':
    case 'error':
      return { verdict, uses: [] };
    case 'pass':
      return { verdict, uses: about.map((waiver) => use(waiver, waiver.expires < today ? 'expired' : 'passing')) };
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
    const how = waiver.expires < today ? 'expired' : first.has(waiver) ? 'matched' : 'unmatched';
    return { ...use(waiver, how), ...(before ? { overlaps: before } : {}) };
  });
  const open = findings.some((finding) => counts(finding, verdict.outcome) && finding.waiver === undefined);
  // Findings are as many as before, so that the verdict keeps its shape.
  return { verdict: { ...verdict, outcome: open ? verdict.outcome : 'waived', findings } as V, uses };
}

// A failure decides a `fail`; what warns is a failure of what should hold, or a gap. Notes decide nothing.
function counts({ kind }: Finding, outcome: 'fail' | 'warn' | 'waived'): boolean {
  return kind === 'failure' || (kind === 'gap' && outcome === 'warn');
}

function waivedBy({ reason, owner, link, expires, at }: Waiver): WaivedBy {
  return { reason, owner, link, expires, at };
}
