import {
  type Exchange,
  type Finding,
  judgeRefusal,
  note,
  type Plan,
  type Refusal,
  received,
} from '../../harness/suite.ts';
import { mayStopAtEdge } from './may-stop-at-edge.ts';
import { refuseRateLimited } from './refuse-rate-limited.ts';

/**
 * What speaks against this response to a request that should be refused for `refusal`; where several refusals fit, a right
 * response to any of them is right. A 429 that is left after waiting blocks. An undocumented but customary status passes:
 * `response.status-documented` tells it once per contract.
 */
export function expectRefusal(
  context: Plan,
  exchange: Exchange,
  refusal: Refusal,
  ...others: readonly Refusal[]
): readonly Finding[] {
  refuseRateLimited(context, exchange);
  const judged = [refusal, ...others].map((one) => judgeRefusal(context.contract, exchange, one));
  const found = judged.find((findings) => !findings.some(({ kind }) => kind === 'failure')) ?? judged[0] ?? [];
  if (found.some(({ kind }) => kind === 'failure') && mayStopAtEdge(exchange)) {
    const fact = `what a firewall may refuse by itself gets ${received(exchange)}`;
    const words = { code: 'alternative-seen', fact, expected: found[0]?.expected ?? '', received: received(exchange) };
    return [note(words, exchange)];
  }
  return found.map((finding) => (finding.kind === 'gap' ? { ...finding, kind: 'note' } : finding));
}
