import type { Exchange } from '../model/exchange.ts';

/** The answer's status, or the reason why there was none: `409`, `reset`. */
export function statusOf({ outcome }: Exchange): string {
  return outcome.kind === 'answer' ? String(outcome.status) : outcome.reason;
}
