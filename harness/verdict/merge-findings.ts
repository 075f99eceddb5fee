import type { Finding } from '../model/finding.ts';

/**
 * One finding per fact: those with the same kind, code, fact, place and family of cases become one that says how often
 * it was seen. The first stands for all, with its exchange and case.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, finding.code, finding.fact, finding.at, caseFamily(finding.case)]);
    const first = merged.get(key);
    const times = (first?.times ?? (first ? 1 : 0)) + (finding.times ?? 1);
    merged.set(key, times > 1 ? { ...(first ?? finding), times } : finding);
  }
  return [...merged.values()];
}

/** What a case belongs to: `/role.enum letter-case` and `/role.enum white-space` to `/role.enum`, `random 17` to `random`. */
export function caseFamily(name: string | undefined): string {
  return name?.split(' ')[0] ?? '';
}
