import type { Finding } from '../../model/finding.ts';
import type { Gates } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';

/**
 * The findings of a verdict that fail the run: failures of a MUST always; of a SHOULD from `warn` on; documentation gaps
 * from `gap` on. What a waiver covers decides nothing.
 */
export function decidingFindings(verdict: Verdict, failOn: Gates['failOn']): readonly Finding[] {
  switch (verdict.outcome) {
    case 'pass':
    case 'waived':
    case 'blocked':
    case 'skipped':
    case 'error':
      return [];
    case 'fail':
      return of(verdict.findings, failOn === 'gap' ? ['failure', 'gap'] : ['failure']);
    case 'warn':
      return of(verdict.findings, failOn === 'gap' ? ['failure', 'gap'] : failOn === 'warn' ? ['failure'] : []);
  }
}

function of(findings: readonly Finding[], kinds: readonly Finding['kind'][]): readonly Finding[] {
  return findings.filter(({ kind, waiver }) => waiver === undefined && kinds.includes(kind));
}
