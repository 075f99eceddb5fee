import { type Exchange, type Finding, judgeSuccess, type Trial } from '../../harness/index.ts';
import { refuseThrottled } from './refuse-throttled.ts';

/** What speaks against this answer to an update that should succeed; a 429 that is left after waiting blocks. */
export function expectSuccess(trial: Trial, exchange: Exchange): readonly Finding[] {
  refuseThrottled(trial, exchange);
  return judgeSuccess(trial.contract, exchange);
}
