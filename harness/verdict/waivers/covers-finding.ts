import type { RecordedExchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judged } from '../../model/verdict.ts';
import type { Waiver } from '../../model/waiver.ts';
import { matchesGlob } from '../matches-glob.ts';
import { namesOf } from '../merge-findings.ts';

/** Whether a waiver is about this requirement, contract and target. An id without what it fans over means all of it. */
export function isAbout(waiver: Waiver, verdict: Pick<Judged, 'requirement' | 'contract' | 'target'>): boolean {
  return (
    (waiver.requirement === verdict.requirement || waiver.requirement === verdict.requirement.replace(/:.*/s, '')) &&
    (waiver.contract === undefined || waiver.contract === verdict.contract) &&
    (waiver.target === undefined || waiver.target === verdict.target)
  );
}

/** Whether a finding is wholly what a waiver expects: its code, its status, and every case that it stands for. */
export function coversFinding(waiver: Waiver, finding: Finding, exchanges: readonly RecordedExchange[]): boolean {
  const { cases, expect } = waiver;
  if (waiver.kind === 'not-tried') return false;
  if (expect.finding !== undefined && expect.finding !== finding.code) return false;
  if (expect.status !== undefined && String(expect.status) !== observedStatus(finding, exchanges)) return false;
  if (cases === undefined || cases === '*') return true;
  // Cases that are only counted cannot be shown to be meant.
  if (finding.moreCases !== undefined) return false;
  return namesOf(finding).every((name) => matchesGlob(cases, name));
}

/** Status of the response that shows a finding, from the finding or its exchange; absent when nothing was sent for it. */
export function observedStatus(finding: Finding, exchanges: readonly RecordedExchange[]): string | undefined {
  if (finding.status !== undefined) return finding.status;
  const shown = exchanges.find(({ id }) => id === finding.exchange);
  return shown?.received === undefined ? shown?.failure?.reason : String(shown.received.status);
}
