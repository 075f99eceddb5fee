import type { Contract } from '../../model/contract.ts';
import type { MockCall, MockResponse } from '../../model/mock.ts';
import type { RateHeader } from '../../model/profile.ts';

/** Whether this is the response to an update past the limit. */
export function isRateLimited(response: MockResponse, call: MockCall): boolean {
  return call.operation === 'update' && call.refusal === 'rate-limited' && response.status === 429;
}

/** Rate-limit headers of one meaning that stand on every response, or on a 429. */
export function rateHeadersOf(contract: Contract, means: RateHeader['means']): readonly RateHeader[] {
  return (contract.profile.rateLimit?.headers ?? []).filter(
    (header) => header.means === means && header.on !== 'sometimes',
  );
}

/** The limit is told by headers of this meaning. */
export function tells(means: RateHeader['means']): (contract: Contract) => true | string {
  return (contract) => rateHeadersOf(contract, means).length > 0 || `no header tells the ${means}`;
}

/** A 429 says when to come again. */
export function sendsRetryAfter(contract: Contract): true | string {
  const limits = '429' in contract.update.responses;
  return (limits && contract.profile.rateLimit?.retryAfter !== 'none') || 'no Retry-After is promised';
}
