import type { Finding } from '../../model/finding.ts';
import type { RunVerdict } from '../../model/run.ts';

/** A verdict whose exchanges count from `offset` + 1, so that ids of different shards do not meet. Waiver marks are taken off: they are judged anew. */
export function renumber(verdict: RunVerdict, offset: number): RunVerdict {
  const exchanges = verdict.exchanges.map((exchange) => ({ ...exchange, id: exchange.id + offset }));
  const moved = ({ waiver: _, ...finding }: Finding): Finding =>
    finding.exchange === undefined ? finding : { ...finding, exchange: finding.exchange + offset };
  switch (verdict.outcome) {
    case 'pass':
      return { ...verdict, exchanges, ...(verdict.notes ? { notes: verdict.notes.map(moved) } : {}) };
    case 'fail':
    case 'warn':
      break;
    case 'waived': {
      const [first, ...others] = verdict.findings;
      const outcome = verdict.level === 'must' && first.kind === 'failure' ? 'fail' : 'warn';
      return { ...verdict, exchanges, outcome, findings: [moved(first), ...others.map(moved)] };
    }
    case 'blocked':
    case 'skipped':
    case 'error':
      return { ...verdict, exchanges };
  }
  const [first, ...others] = verdict.findings;
  return { ...verdict, exchanges, findings: [moved(first), ...others.map(moved)] };
}
