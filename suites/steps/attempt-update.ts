import type { Exchange, Finding, Refusal, Steps, TestUser, Update } from '../../harness/suite.ts';
import { isSuccess } from '../../harness/suite.ts';
import { expectRefusal } from './expect-refusal.ts';
import { mustRefuse } from './judge-hostile.ts';
import { jsonOf } from './send-bytes.ts';

/** Sends the simplest update as somebody who may not, and says what speaks against the response. */
export async function attemptUpdate(
  context: Omit<Steps, 'accepted'>,
  testUser: TestUser | string,
  refusal: Refusal,
  what: Update & { readonly name: string },
): Promise<readonly Finding[]> {
  const exchange = await context.update(testUser, { body: context.cases.simplest.body, refusal, ...what });
  return judgeAttempt(context, exchange, refusal, what.name);
}

/**
 * What speaks against the response to somebody who may not; the fact names the way, so that each is told apart. A body
 * that lacks what only the addressed user's own data could fill in is invalid too, and may be refused for that.
 */
export function judgeAttempt(
  context: Omit<Steps, 'accepted'>,
  exchange: Exchange,
  refusal: Refusal,
  name: string,
): readonly Finding[] {
  const { body } = exchange.request;
  const incomplete = body !== undefined && mustRefuse(context.contract, jsonOf(body));
  const refusals: readonly Refusal[] = incomplete ? ['missing-field', 'invalid-value'] : [];
  return expectRefusal(context, exchange, refusal, ...refusals).map((finding) => {
    if (finding.kind !== 'failure') return finding;
    const fact = isSuccess(exchange) ? `an update ${name} is accepted` : `${finding.fact} (${name})`;
    return { ...finding, fact };
  });
}
