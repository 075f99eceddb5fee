import { type Cause, type Exchange, type Finding, judgeRefusal, type Trial } from '../../harness/index.ts';
import { refuseThrottled } from './refuse-throttled.ts';

/**
 * What speaks against this answer to a request that should be refused for `cause`; a 429 that is left after waiting
 * blocks. An undocumented but customary status passes: `every-answer.status-documented` tells it once per contract.
 */
export function expectRefusal(trial: Trial, exchange: Exchange, cause: Cause): readonly Finding[] {
  refuseThrottled(trial, exchange);
  return judgeRefusal(trial.contract, exchange, cause).map((finding) =>
    finding.kind === 'gap' ? { ...finding, kind: 'note' } : finding,
  );
}
