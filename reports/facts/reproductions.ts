import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { Run } from '../run.ts';
import { findingSteps } from './finding-steps.ts';
import { type FailedVerdict, problems } from './problems.ts';

const mostArranged = 8;

/** One failure with the requests that show it, in order. */
export interface Reproduction {
  readonly verdict: FailedVerdict;
  readonly finding: Finding;
  readonly steps: readonly RecordedExchange[];
}

/** What every failed requirement takes to be seen again, the gravest first; what follows from another one is left out. */
export function reproductions(run: Run): readonly Reproduction[] {
  return problems(run.verdicts)
    .flatMap(({ verdicts }) => verdicts)
    .flatMap((verdict) => {
      const [finding] = verdict.findings;
      const steps = [...arrangement(verdict, finding), ...findingSteps(verdict, finding)];

      // What the record holds only in part cannot be sent again from it.
      return steps.length === 0 || steps.some(({ sent }) => sent.body?.sha256 !== undefined)
        ? []
        : [{ verdict, finding, steps }];
    });
}

/** The updates before those that show a finding: what had to be so. */
function arrangement(verdict: FailedVerdict, finding: Finding): readonly RecordedExchange[] {
  const [first] = findingSteps(verdict, finding);
  const attempts = verdict.scenarios?.flatMap((scenario) => scenario.attempts) ?? [];
  const steps = attempts.find((attempt) => first && attempt.steps.includes(first.id))?.steps ?? [];
  const before = new Set(steps.slice(0, Math.max(0, steps.indexOf(first?.id ?? 0))));
  return verdict.exchanges.filter(({ id, operation }) => operation === 'update' && before.has(id)).slice(-mostArranged);
}

/**
 * The statuses that a finding would have been content with, when it is about a status: `409`, `4??` for any of their hundred;
 * empty otherwise.
 */
export function wantedStatuses({ expected, received }: Finding): readonly string[] {
  if (!/^(?:status \d{3}$|no whole response)/.test(received)) return [];
  if (/\bbelow 500\b/.test(expected)) return ['2??', '3??', '4??'];
  const named = [...expected.matchAll(/\b([1-5]\d\d)\b/g)].flatMap(([, status = '']) => status);
  const isOpen = /\banother refusal\b/.test(expected) || (named.length === 0 && /^a refusal\b/.test(expected));
  const wanted = isOpen ? [...named, '4??'] : named;
  // What was received cannot be what was wanted: then it is about more than the status.
  return wanted.some((status) => received === `status ${status}`) ? [] : wanted;
}
