import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';

/** The status code of a response; `undefined` when there was no whole one. */
export function statusOf({ outcome }: Pick<Exchange, 'outcome'>): number | undefined {
  return outcome.kind === 'response' ? outcome.status : undefined;
}

/** The status code of a response, or the reason why there was none: `409`, `reset`. */
export function statusOrReason({ outcome }: Pick<Exchange, 'outcome'>): string {
  return outcome.kind === 'response' ? String(outcome.status) : outcome.reason;
}

/** True for an update that was accepted: as the contract says, or with another 2xx, which says the same (RFC 9110 section 15.3); not where it waits for somebody. */
export function isAccepted(contract: Contract, exchange: Pick<Exchange, 'outcome'>): boolean {
  const status = statusOf(exchange);
  const isPending = status !== undefined && contract.profile.responses.pending?.includes(status) === true;
  return status !== undefined && !isPending && ((status >= 200 && status < 300) || isPromised(contract, exchange));
}

/** True for an update that was accepted with a status code that the contract gives for it. */
export function isPromised({ profile }: Contract, exchange: Pick<Exchange, 'outcome'>): boolean {
  const status = statusOf(exchange);
  return status !== undefined && profile.responses.statuses.includes(status);
}

/** True for any success, documented or not: 303 says that the update is done, and where to look (RFC 9110 section 15.4.4). */
export function isSuccess(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && ((status >= 200 && status < 300) || status === 303);
}

/** True for a refusal that says something about the request: 4xx but 429. */
export function isRefused(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
