import type { Finding } from '../model/finding.ts';
import type { Level } from '../model/verdict.ts';
import { mergeFindings } from './merge-findings.ts';

/** The part of a verdict that findings decide. */
type Concluded =
  | { readonly outcome: 'pass'; readonly notes?: readonly Finding[] }
  | { readonly outcome: 'fail' | 'warn'; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly outcome: 'blocked'; readonly reason: string };

/**
 * What findings amount to: a failure fails a `must`, warns for a `should`, is a note for a `may`; a documentation gap, and a
 * failure that could not be shown again, warns; nothing tried is no pass. Failures stand first, then gaps, then notes.
 */
export function conclude(
  requirement: { readonly level: Level },
  findings: readonly Finding[],
  tried: number,
): Concluded {
  const merged = mergeFindings(findings);
  const of = (kind: Finding['kind']) => merged.filter((finding) => finding.kind === kind);
  const [failures, unstable, gaps, notes] = [of('failure'), of('unstable'), of('gap'), of('note')];
  const [first, ...others] = [...failures, ...unstable, ...gaps, ...notes];
  const failed = failures.length > 0 && requirement.level !== 'may';
  if (first && failed) return { outcome: requirement.level === 'must' ? 'fail' : 'warn', findings: [first, ...others] };
  if (tried === 0) return { outcome: 'blocked', reason: 'nothing could be tried for it' };
  if (first && unstable.length + gaps.length > 0) return { outcome: 'warn', findings: [first, ...others] };
  return first ? { outcome: 'pass', notes: [first, ...others] } : { outcome: 'pass' };
}
