import { documentedResponse, documentedStatuses } from '../domain/documented-response.ts';
import { boundRefusals, boundStatuses, customaryStatuses, standsFor } from '../domain/refusal-statuses.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Refusal } from '../model/profile.ts';
import { failure, gap, note, received } from './make-finding.ts';

/**
 * Judges the response to a request that should be refused for one refusal. A 429 is not judged: it says nothing about the
 * request, and the caller blocks. A documentation gap passes the case.
 */
export function judgeRefusal(contract: Contract, exchange: Exchange, refusal: Refusal): readonly Finding[] {
  const { outcome } = exchange;
  const bound = boundStatuses(contract, refusal);
  const customary = customaryStatuses(refusal);
  const expected = `a refusal for ${refusal}: ${(bound.length > 0 ? bound : customary).join(' or ')}`;
  const fail = (code: string, fact: string) => [
    failure({ code, fact, expected, received: received(exchange) }, exchange),
  ];

  if (outcome.kind === 'none')
    return fail('no-response', `no whole response to a request that should be refused for ${refusal}`);
  const { status } = outcome;
  if (status === 429 && refusal !== 'rate-limited') return [];
  if (status < 300 || contract.profile.responses.statuses.includes(status))
    return fail(`accepted-${refusal}`, `status ${status} accepts a request that should be refused for ${refusal}`);
  if (status < 400) return fail('redirected', `status ${status} redirects instead of refusing for ${refusal}`);
  if (status >= 500) return fail('server-error', `status ${status} instead of a refusal for ${refusal}`);
  if (bound.includes(status)) return bound.length > 1 ? [seen(exchange, refusal, status, bound)] : [];

  const others = boundRefusals(contract, status);
  const documented = documentedResponse(contract.update, status) !== undefined;
  const elsewhere = others.length > 0 ? `status ${status} says ${fewOf(others)}, not ${refusal}` : '';
  if (!customary.includes(status)) {
    return others.length > 0
      ? fail('wrong-refusal-status', elsewhere)
      : fail('wrong-status', `status ${status} is not a response to ${refusal}`);
  }
  if (others.length > 0 && documented && bound.length > 0 && !standsFor(status, bound))
    return fail('wrong-refusal-status', elsewhere);
  if (documented && bound.length === 0) return customary.length > 1 ? [seen(exchange, refusal, status, customary)] : [];
  const words = {
    code: 'undocumented-status',
    fact: `status ${status} for ${refusal} is customary but not documented for it`,
    expected:
      bound.length > 0
        ? `${bound.join(' or ')} for ${refusal}`
        : `one of the documented statuses: ${documentedStatuses(contract.update)}`,
    received: received(exchange),
  };
  return [gap(words, exchange)];
}

function seen(exchange: Exchange, refusal: Refusal, status: number, allowed: readonly number[]): Finding {
  const expected = allowed.join(' or ');
  return note(
    {
      code: 'alternative-seen',
      fact: `${refusal} gets ${status}`,
      expected,
      received: received(exchange),
    },
    exchange,
  );
}

/** The first two, and how many more: a contract may have one status for most of what can be wrong. */
function fewOf(refusals: readonly Refusal[]): string {
  const more = refusals.length - 2;
  return more > 1 ? `${refusals.slice(0, 2).join(', ')} or ${more} others` : refusals.join(', ');
}
