import type { Contract, Exchange } from '../../harness/index.ts';

/** The status of a response; `undefined` when there was no whole one. */
export function statusOf(exchange: Exchange): number | undefined {
  return exchange.outcome.kind === 'response' ? exchange.outcome.status : undefined;
}

/** True for an update that was accepted as the contract says. */
export function isAccepted(contract: Contract, exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && contract.profile.responses.statuses.includes(status);
}

/** True for any success, documented or not. */
export function isSuccess(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && status >= 200 && status < 300;
}

/** True for a refusal that says something about the request: 4xx but 429. */
export function isRefused(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
