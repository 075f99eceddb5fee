import type { Exchange, Trial } from '../../harness/index.ts';
import { statusOf } from './answered.ts';

/** Ends the requirement as blocked when the answer is a 429 that is left after waiting as told: it says nothing about the request. */
export function refuseThrottled(trial: Trial, exchange: Exchange): void {
  if (statusOf(exchange) === 429)
    trial.block('still answered 429 after waiting as told; lower pace.perSecond or raise pace.maxRetryAfterSeconds');
}
