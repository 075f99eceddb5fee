import type { Exchange } from '../model/exchange.ts';

/** The response's status, or the reason why there was none: `409`, `reset`. */
export function statusOf({ outcome }: Exchange): string {
  return outcome.kind === 'response' ? String(outcome.status) : outcome.reason;
}
