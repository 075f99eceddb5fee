import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';

/** The exchanges that show a finding, in order: the one that it names, and for a read the update before it. */
export function findingSteps(verdict: RunVerdict, finding: Finding): readonly RecordedExchange[] {
  const shows = verdict.exchanges.find(({ id }) => id === finding.exchange);
  if (!shows) return [];
  if (shows.operation === 'update' || shows.operation === 'other') return [shows];
  const attempts = verdict.scenarios?.flatMap((scenario) => scenario.attempts) ?? [];
  const steps = attempts.find((attempt) => attempt.steps.includes(shows.id))?.steps ?? [];
  const before = new Set(steps.slice(0, Math.max(0, steps.indexOf(shows.id))));
  const update = verdict.exchanges.findLast(({ id, operation }) => operation === 'update' && before.has(id));
  return update ? [update, shows] : [shows];
}
