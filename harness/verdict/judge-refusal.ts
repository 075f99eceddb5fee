import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Cause } from '../model/profile.ts';
import { boundCauses, boundStatuses, customaryStatuses, standsFor } from './causes.ts';
import { documentedAnswer, documentedStatuses } from './documented-status.ts';
import { failure, gap, note, received } from './make-finding.ts';

/**
 * Judges the answer to a request that should be refused for one cause. A 429 is not judged: it says nothing about the
 * request, and the caller blocks. A documentation gap passes the case.
 */
export function judgeRefusal(contract: Contract, exchange: Exchange, cause: Cause): readonly Finding[] {
  const { outcome } = exchange;
  const bound = boundStatuses(contract, cause);
  const customary = customaryStatuses[cause];
  const expected = `a refusal for ${cause}: ${(bound.length > 0 ? bound : customary).join(' or ')}`;
  const fail = (code: string, fact: string) => [
    failure({ code, fact, expected, received: received(exchange) }, exchange),
  ];

  if (outcome.kind === 'none')
    return fail('no-answer', `no whole answer to a request that should be refused for ${cause}`);
  const { status } = outcome;
  if (status === 429 && cause !== 'throttled') return [];
  if (status < 300)
    return fail(`accepted-${cause}`, `status ${status} accepts a request that should be refused for ${cause}`);
  if (status < 400) return fail('redirected', `status ${status} redirects instead of refusing for ${cause}`);
  if (status >= 500) return fail('server-error', `status ${status} instead of a refusal for ${cause}`);
  if (bound.includes(status)) return bound.length > 1 ? [seen(exchange, cause, status, bound)] : [];

  const others = boundCauses(contract, status);
  const documented = documentedAnswer(contract.update, status) !== undefined;
  const elsewhere = others.length > 0 ? `status ${status} is bound to ${others.join(', ')}, not to ${cause}` : '';
  if (!customary.includes(status)) {
    return others.length > 0
      ? fail('wrong-cause-status', elsewhere)
      : fail('wrong-status', `status ${status} is not an answer to ${cause}`);
  }
  if (others.length > 0 && documented && bound.length > 0 && !standsFor(status, bound))
    return fail('wrong-cause-status', elsewhere);
  if (documented && bound.length === 0) return customary.length > 1 ? [seen(exchange, cause, status, customary)] : [];
  const words = {
    code: 'undocumented-status',
    fact: `status ${status} for ${cause} is customary but not documented for it`,
    expected:
      bound.length > 0
        ? `${bound.join(' or ')} for ${cause}`
        : `one of the documented statuses: ${documentedStatuses(contract.update)}`,
    received: received(exchange),
  };
  return [gap(words, exchange)];
}

function seen(exchange: Exchange, cause: Cause, status: number, allowed: readonly number[]): Finding {
  const expected = allowed.join(' or ');
  return note(
    { code: 'alternative-seen', fact: `${cause} is answered with ${status}`, expected, received: received(exchange) },
    exchange,
  );
}
