import { type Exchange, type Plan, statusOf } from '../../harness/suite.ts';

/** Ends the requirement as blocked when the response is a 429 that is left after waiting as told: it says nothing about the request. */
export function refuseRateLimited(context: Plan, exchange: Exchange): void {
  if (statusOf(exchange) === 429)
    context.block(
      'still responded 429 after waiting as told; lower requestRate.perSecond or raise requestRate.maxRetryAfterSeconds',
    );
}
