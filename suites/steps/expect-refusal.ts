import { type Cause, type Exchange, type Finding, judgeRefusal, type Trial } from '../../harness/index.ts';
import { refuseThrottled } from './refuse-throttled.ts';

/**
 * What speaks against this answer to a request that should be refused for `cause`; where several causes fit, a right
 * answer to any of them is right. A 429 that is left after waiting blocks. An undocumented but customary status passes:
 * `every-answer.status-documented` tells it once per contract.
 */
export function expectRefusal(
  trial: Trial,
  exchange: Exchange,
  cause: Cause,
  ...others: readonly Cause[]
): readonly Finding[] {
  refuseThrottled(trial, exchange);
  const judged = [cause, ...others].map((one) => judgeRefusal(trial.contract, exchange, one));
  const found = judged.find((findings) => !findings.some(({ kind }) => kind === 'failure')) ?? judged[0] ?? [];
  return found.map((finding) => (finding.kind === 'gap' ? { ...finding, kind: 'note' } : finding));
}
