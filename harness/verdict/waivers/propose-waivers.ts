import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { caseFamily, namesOf } from '../merge-findings.ts';
import { isOmission } from './accept-omission.ts';
import { observedStatus } from './covers-finding.ts';

/** An entry as it is to be written. */
export type ProposedWaiver = Omit<Waiver, 'at' | 'lastLine'>;

/** What only a person can say. */
export type WaiverWords = Pick<Waiver, 'reason' | 'owner' | 'link' | 'expires'>;

/**
 * The narrowest entries that cover what a verdict shows and no waiver covers yet: one per code, status and family of
 * cases; for one case when it is named. No two overlap.
 */
export function proposeWaivers(
  verdict: Verdict,
  name: string | undefined,
  words: WaiverWords,
): readonly ProposedWaiver[] {
  if (isOmission(verdict)) {
    const { requirement, contract, target } = verdict;
    return [{ requirement, kind: 'not-tried', contract, target, expect: {}, ...words }];
  }
  if (verdict.outcome !== 'fail' && verdict.outcome !== 'warn') return [];
  const open = verdict.findings.filter(
    ({ kind, waiver }) =>
      waiver === undefined && (kind === 'failure' || (kind === 'gap' && verdict.outcome === 'warn')),
  );
  const asked = name === undefined ? open : open.filter((finding) => namesOf(finding).includes(name));
  const groups = Map.groupBy(asked, (finding) =>
    JSON.stringify([finding.code, observedStatus(finding, verdict.exchanges)]),
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const status = Number(observedStatus(first, verdict.exchanges));
    const expect = { ...(Number.isInteger(status) ? { status } : {}), finding: first.code };
    return globsOf(verdict, alike).map((cases) => ({
      requirement: verdict.requirement,
      contract: verdict.contract,
      target: verdict.target,
      ...(cases === undefined ? {} : { cases }),
      expect,
      ...words,
    }));
  });
}

/** One glob per family of cases; none at all when the cases of what is alike cannot be named. */
function globsOf({ requirement }: Verdict, alike: readonly Finding[]): readonly (string | undefined)[] {
  const names = new Set(alike.flatMap(namesOf));
  // Which cases show what is judged in every response differs from run to run.
  const nameless = requirement.startsWith('response.') || alike.some(({ moreCases }) => moreCases !== undefined);
  if (nameless || names.has('')) return [undefined];
  return [...Map.groupBy(names, caseFamily).entries()].map(([family, [only = '', ...others]]) =>
    others.length === 0 ? only : `${family} *`,
  );
}
