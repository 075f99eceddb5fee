import type { RunSummary } from '../model/run.ts';
import { inconclusiveReason } from '../verdict/inconclusive.ts';
import type { RunContext } from './execute/run-context.ts';

/** Restores everything and says what the contract's run showed as a whole. */
export async function summarize(runContext: RunContext): Promise<RunSummary> {
  await runContext.putBack({ final: true });
  const { observer, contract, target } = runContext;
  const { statistics } = observer;
  const requests = runContext.costs();
  const inconclusive = inconclusiveReason({
    responses: statistics.responses,
    successes: statistics.successes,
    exchanges: statistics.exchanges,
  });
  return {
    type: 'summary',
    contract: contract.id,
    target: target.name,
    statuses: statistics.statusRows(),
    coverage: statistics.coverageRows(),
    gaps: contract.gaps,
    callers: statistics.callers,
    responses: statistics.responses,
    exchanges: statistics.exchanges,
    successes: statistics.successes,
    ...(inconclusive === undefined ? {} : { inconclusive }),
    ...(runContext.notes.length === 0 ? {} : { notes: runContext.notes.map(runContext.redact) }),
    ...(runContext.restore === undefined ? {} : { restore: runContext.restore }),
    ...(requests === undefined ? {} : { requests }),
    testUsers: runContext.testUserStates(),
    rate: statistics.rate,
  };
}
