import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { waivedBy } from './waived-by.ts';
import type { WaiverUse } from './waiver-use.ts';

/**
 * Whether a verdict was blocked by nothing but what the target lacks, which may be accepted. What else blocks (nothing
 * responds, the budget is spent, another requirement fails first) is no omission.
 */
export function isOmission(verdict: Verdict): verdict is Verdict & { readonly outcome: 'blocked' } {
  return verdict.outcome === 'blocked' && verdict.lacks !== undefined;
}

/** A verdict on what the target lacks becomes `waived` when that is accepted; nothing is held to have been tried. */
export function acceptOmission<V extends Verdict>(
  verdict: V,
  about: readonly Waiver[],
  today: string,
): { readonly verdict: V; readonly uses: readonly WaiverUse[] } {
  if (!isOmission(verdict)) return { verdict, uses: [] };
  const { contract, target } = verdict;
  const meant = about.filter(({ kind }) => kind === 'not-tried');
  const [chosen, ...others] = meant.filter(({ expires }) => expires >= today);
  const use = (waiver: Waiver, how: WaiverUse['how']) => ({ waiver, how, contract, target });
  const expired = meant.filter(({ expires }) => expires < today).map((waiver) => use(waiver, 'expired'));
  if (!chosen) return { verdict, uses: expired };
  const uses = [
    ...expired,
    use(chosen, 'matched'),
    ...others.map((waiver) => ({ ...use(waiver, 'unmatched'), overlaps: chosen })),
  ];
  const { reason: fact, lacks: _, ...judged } = verdict;
  const words = { code: 'not-tried', fact, expected: 'tried', received: 'not tried' };
  const finding: Finding = { kind: 'note', ...words, waiver: waivedBy(chosen) };
  // What is waived has findings in the place of a reason.
  return { verdict: { ...judged, outcome: 'waived', findings: [finding] } as unknown as V, uses };
}
