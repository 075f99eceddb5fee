import { type Exchange, type Finding, judgeSuccess, type Plan } from '../../harness/suite.ts';
import { refuseRateLimited } from './refuse-rate-limited.ts';

/** What speaks against this response to an update that should succeed; a 429 that is left after waiting blocks. */
export function expectSuccess(context: Plan, exchange: Exchange): readonly Finding[] {
  refuseRateLimited(context, exchange);
  return judgeSuccess(context.contract, exchange);
}
