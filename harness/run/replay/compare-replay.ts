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
export interface ReplayQuestion {
  /** The case that is asked for. */
  readonly case?: string | undefined;
  /** Codes of the failures that a record shows; absent when no record was named. */
  readonly codes?: readonly string[] | undefined;
  /** Whether an update with this name was sent. */
  readonly sent: (name: string) => boolean;
}

/**
 * Compares what was seen now with what is asked about. FIXED needs that it was really tried: the requirement was judged, and
 * the named case was sent.
 */
export function compareReplay(verdict: Verdict, question: ReplayQuestion): ReplayResponse {
  switch (verdict.outcome) {
    case 'blocked':
    case 'skipped':
    case 'error':
      return couldNot(`${verdict.outcome}: ${verdict.reason}`);
    case 'pass':
      return question.case === undefined ? fixed(`it holds, in ${verdict.tried} exchanges`) : ofCase([], question);
    case 'fail':
    case 'warn':
    case 'waived':
      break;
  }
  const seen = verdict.findings.filter(({ kind }) => kind !== 'note');
  if (question.case !== undefined) return ofCase(seen, question);
  const codes = list(seen);
  if (verdict.outcome === 'warn' && question.codes && !seen.some(({ code }) => question.codes?.includes(code)))
    return fixed(`what the record shows is not seen any more; it warns for ${codes}`);
  const otherwise = question.codes && !seen.some(({ code }) => question.codes?.includes(code));
  return stillFails(otherwise ? `it fails otherwise now: ${codes}; the record shows ${question.codes}` : codes, seen);
}

function ofCase(seen: readonly Finding[], { case: name = '', codes, sent }: ReplayQuestion): ReplayResponse {
  const own = seen.filter((finding) => finding.case === name || finding.cases?.includes(name));
  if (own.length > 0) {
    const otherwise = codes && !own.some(({ code }) => codes.includes(code));
    return stillFails(otherwise ? `otherwise than recorded: ${list(own)}` : list(own), own);
  }
  if (!sent(name)) return couldNot(`no update named "${name}" was sent: name the seed and the runs of the record`);
  const unnamed = seen.filter(({ moreCases }) => moreCases !== undefined);
  if (unnamed.length > 0)
    return stillFails(`it may be among the cases that are only counted: ${list(unnamed)}`, unnamed);
  const others = seen.length > 0 ? `; other cases still fail: ${list(seen)}` : '';
  return fixed(`the case was sent, and held${others}`);
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
