import type { Finding } from '../../model/finding.ts';
import type { RunVerdict } from '../../model/run.ts';
import { conclude } from '../../verdict/roll-up.ts';

/** Most exchanges that a joined verdict keeps. */
const maxRecorded = 40;

/** What several shards say about one requirement that each of them judged, as one verdict. */
export function joinVerdicts(verdicts: readonly [RunVerdict, ...RunVerdict[]]): RunVerdict {
  const [first] = verdicts;
  if (verdicts.length === 1) return first;
  const sum = (pick: (verdict: RunVerdict) => number) => verdicts.reduce((total, verdict) => total + pick(verdict), 0);
  const { contract, target, requirement, level, severity, owasp, sentence, source, matters } = first;
  const findings = verdicts.flatMap(findingsOf);
  const tried = sum((verdict) => verdict.tried);
  const judged = {
    type: 'verdict' as const,
    contract,
    target,
    requirement,
    level,
    severity,
    ...(owasp === undefined ? {} : { owasp }),
    sentence,
    ...(source === undefined ? {} : { source }),
    ...(matters === undefined ? {} : { matters }),
    tried,
    requests: sum((verdict) => verdict.requests),
    durationMs: sum((verdict) => verdict.durationMs),
    exchanges: evidence(verdicts, findings),
  };
  const concluded = conclude({ level }, findings, tried);
  const broken = verdicts.find(({ outcome }) => outcome === 'error');
  if (broken && 'reason' in broken) return { ...judged, outcome: 'error', reason: broken.reason };
  if (concluded.outcome === 'fail') return { ...judged, ...concluded };
  const blocked = verdicts.find((verdict) => verdict.outcome === 'blocked');
  if (blocked) return { ...judged, outcome: 'blocked', reason: blocked.reason, lacks: blocked.lacks };
  if (first.outcome === 'skipped' && verdicts.every(({ outcome }) => outcome === 'skipped'))
    return { ...judged, outcome: 'skipped', reason: first.reason };
  return { ...judged, ...concluded };
}

function findingsOf(verdict: RunVerdict): readonly Finding[] {
  switch (verdict.outcome) {
    case 'pass':
      return verdict.notes ?? [];
    case 'fail':
    case 'warn':
    case 'waived':
      return verdict.findings;
    case 'blocked':
    case 'skipped':
    case 'error':
      return [];
  }
}

/** What the findings name first, then the rest, within the bound. */
function evidence(verdicts: readonly RunVerdict[], findings: readonly Finding[]): RunVerdict['exchanges'] {
  const all = verdicts.flatMap(({ exchanges }) => exchanges);
  const named = new Set(findings.map(({ exchange }) => exchange));
  const [shown, others] = [all.filter(({ id }) => named.has(id)), all.filter(({ id }) => !named.has(id))];
  return [...shown, ...others]
    .slice(0, Math.max(maxRecorded, shown.length))
    .toSorted((one, other) => one.id - other.id);
}
