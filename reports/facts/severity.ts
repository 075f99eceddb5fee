import type { RunVerdict } from '../../harness/model/run.ts';
import type { Severity } from '../../harness/model/verdict.ts';

/** How grave a verdict is, for people. */
export interface Gravity {
  /** 0 is the most severe. */
  readonly rank: number;
  readonly word: string;
}

const gravities: Readonly<Record<Severity, Gravity>> = {
  permissions: { rank: 0, word: 'permissions and secrets' },
  state: { rank: 1, word: 'stored state' },
  stability: { rank: 2, word: 'stability' },
  updates: { rank: 3, word: 'updates' },
  responses: { rank: 4, word: 'responses' },
};

/** By what the requirement says is at stake; what only should hold is advice, and comes last. */
export function gravityOf({ level, severity }: Pick<RunVerdict, 'level' | 'severity'>): Gravity {
  return level === 'must' ? gravities[severity] : { rank: 5, word: 'advice' };
}
