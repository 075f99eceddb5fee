import { nearestNames } from '../../domain/nearest-names.ts';
import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';

/** What a replay responses. */
export interface ReplayResponse {
  readonly response: 'FIXED' | 'STILL FAILS' | 'COULD NOT RUN';
  readonly exitCode: 0 | 1 | 3;
  /** One sentence. */
  readonly reason: string;
  /** What is still seen. */
  readonly findings: readonly Finding[];
}

/** What a replay is held against. */
interface ReplayQuestion {
  /** The scenario that is asked for; the whole requirement when absent. */
  readonly scenario?: string | undefined;
  /** Whether it was run. */
  readonly ran: boolean;
  /** Scenarios that there are. */
  readonly known?: readonly string[];
  /** Codes of the failures that a record shows; absent when no record was named. */
  readonly codes?: readonly string[] | undefined;
}

/**
 * Compares what was seen now with what is asked about. FIXED needs that it was really tried: the requirement was judged, and
 * the named scenario was run.
 */
export function compareReplay(verdict: Verdict, { scenario, ran, codes, known = [] }: ReplayQuestion): ReplayResponse {
  if (scenario !== undefined && !ran) {
    const [nearest] = nearestNames(scenario, known);
    const hint = nearest === undefined ? 'name the seed and the runs of the record' : `did you mean "${nearest}"?`;
    return couldNot(`there is no scenario "${scenario}": ${hint}`);
  }
  switch (verdict.outcome) {
    case 'blocked':
    case 'skipped':
    case 'error':
      return couldNot(`${verdict.outcome}: ${verdict.reason}`);
    case 'pass':
      return fixed(`it holds, in ${verdict.tried} exchanges`);
    case 'fail':
    case 'warn':
    case 'waived':
      break;
  }
  const seen = verdict.findings.filter(({ kind }) => kind !== 'note');
  const isOtherwise = codes !== undefined && !seen.some(({ code }) => codes.includes(code));
  if (verdict.outcome === 'warn' && isOtherwise)
    return fixed(`what the record shows is not seen any more; it warns for ${list(seen)}`);
  return stillFails(
    isOtherwise ? `it fails otherwise now: ${list(seen)}; the record shows ${codes.join(', ')}` : list(seen),
    seen,
  );
}

function list(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ code }) => code))].join(', ');
}

function fixed(reason: string): ReplayResponse {
  return { response: 'FIXED', exitCode: 0, reason, findings: [] };
}

function stillFails(reason: string, findings: readonly Finding[]): ReplayResponse {
  return { response: 'STILL FAILS', exitCode: 1, reason, findings };
}

/** That nothing can be said. */
export function couldNot(reason: string): ReplayResponse {
  return { response: 'COULD NOT RUN', exitCode: 3, reason, findings: [] };
}
