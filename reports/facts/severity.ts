import type { RunVerdict } from '../../harness/model/run.ts';

/** What a failure puts at stake. */
export interface Severity {
  /** 0 is the most severe. */
  readonly rank: number;
  readonly word: string;
}

const stakes: readonly (readonly [RegExp, string])[] = [
  [/^access\.|^conflict\.last-owner|\.(no-secret-echo|no-stack-trace)$/, 'permissions and secrets'],
  [
    /\.(leaves-state|persists|touches-nothing-else|spares-bystanders|right-subject|removed-subject)$|^concurrency\./,
    'stored state',
  ],
  [/\.(never-5xx|completes)$/, 'stability'],
  [/^(accept|reject|missing|conflict)\./, 'updates'],
];

/** By what it puts at stake: permissions, then state, then crashes, then updates, then the shape of responses; advice last. */
export function severityOf(verdict: Pick<RunVerdict, 'requirement' | 'level'>): Severity {
  if (verdict.level !== 'must') return { rank: stakes.length + 1, word: 'advice' };
  const id = verdict.requirement.replace(/:.*/s, '');
  const rank = stakes.findIndex(([pattern]) => pattern.test(id));
  return rank < 0 ? { rank: stakes.length, word: 'responses' } : { rank, word: stakes[rank]?.[1] ?? '' };
}
