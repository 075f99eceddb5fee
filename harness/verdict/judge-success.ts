import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import { failure, received } from './make-finding.ts';

/** Judges the response to an update that the contract promises to accept. A 429 is not judged: the caller blocks. */
export function judgeSuccess(contract: Contract, exchange: Exchange): readonly Finding[] {
  const { outcome } = exchange;
  const { statuses, pending = [] } = contract.profile.responses;
  const fail = (code: string, fact: string) => [
    failure({ code, fact, expected: `status ${statuses.join(' or ')}`, received: received(exchange) }, exchange),
  ];
  if (outcome.kind === 'none') return fail('no-response', 'no whole response to a valid update');
  const { status } = outcome;
  if (status === 429 || statuses.includes(status) || pending.includes(status)) return [];
  if (status < 300) return fail('wrong-success-status', `a valid update gets status ${status}`);
  if (status < 400) return fail('redirected', `a valid update is redirected with status ${status}`);
  if (status >= 500) return fail('server-error', `a valid update gets status ${status}`);
  return fail('refused-valid', `a valid update is refused with status ${status}`);
}
