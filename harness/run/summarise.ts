import type { RunSummary } from '../model/run.ts';
import { hollowReason } from '../verdict/hollow.ts';
import type { Ground } from './ground.ts';

/** Puts everything back and says what the contract's run showed as a whole. */
export async function summarise(ground: Ground): Promise<RunSummary> {
  await ground.putBack();
  const { ledger, contract, target } = ground;
  const requests = ground.costs();
  const hollow = hollowReason({ answers: ledger.answers, successes: ledger.successes, exchanges: ledger.exchanges });
  return {
    type: 'summary',
    contract: contract.id,
    target: target.name,
    statuses: ledger.statusRows(),
    coverage: ledger.coverageRows(),
    gaps: contract.gaps,
    callers: ledger.callers,
    answers: ledger.answers,
    exchanges: ledger.exchanges,
    successes: ledger.successes,
    ...(hollow === undefined ? {} : { hollow }),
    ...(ground.notes.length === 0 ? {} : { notes: ground.notes.map(ground.redact) }),
    ...(ground.restore === undefined ? {} : { restore: ground.restore }),
    ...(requests === undefined ? {} : { requests }),
    subjects: ground.subjectStates(),
    rate: ledger.rate,
  };
}
