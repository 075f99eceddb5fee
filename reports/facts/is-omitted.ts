import type { RunVerdict } from '../../harness/model/run.ts';

/** Whether a verdict was not tried, and that is accepted: counted and shown, and no pass. */
export function isOmitted(verdict: RunVerdict): boolean {
  return verdict.outcome === 'waived' && verdict.findings[0].code === 'not-tried';
}
