import type { CountedSummary } from '../../../model/run.ts';
import type { RunContext } from '../run-context.ts';

/** Restores everything and counts what the contract's run showed as a whole. */
export async function summarize(runContext: RunContext): Promise<CountedSummary> {
  await runContext.putBack({ final: true });
  const { observer, contract, target } = runContext;
  const { statistics } = observer;
  const requests = runContext.costs();
  return {
    type: 'summary',
    contract: contract.id,
    target: target.name,
    statuses: statistics.statusCounts(),
    coverage: statistics.coverageRows(),
    gaps: contract.gaps,
    callers: statistics.callers,
    responses: statistics.responses,
    exchanges: statistics.exchanges,
    asked: statistics.asked,
    ...(runContext.notes.length === 0 ? {} : { notes: runContext.notes.map(runContext.redact) }),
    ...(runContext.restore === undefined ? {} : { restore: runContext.restore }),
    ...(requests === undefined ? {} : { requests }),
    testUsers: runContext.testUserStates(),
    rate: statistics.rate,
  };
}
