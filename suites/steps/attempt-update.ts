import {
  type Exchange,
  type Finding,
  isSuccess,
  type Refusal,
  type Scenario,
  type Steps,
  type TestUser,
  type Update,
} from '../../harness/suite.ts';
import { expectRefusal } from './expect-refusal.ts';
import { mustRefuse } from './judge-hostile.ts';
import { ranked } from './ranked.ts';
import { jsonOf } from './send-bytes.ts';

/** Sends the simplest update as somebody who may not, and says what speaks against the response. */
export async function attemptUpdate(
  steps: Steps,
  testUser: TestUser | string,
  refusal: Refusal,
  what: Update & { readonly name: string },
): Promise<readonly Finding[]> {
  const exchange = await steps.update(testUser, { body: steps.cases.simplest.body, refusal, ...what });
  return judgeAttempt(steps, exchange, refusal, what.name);
}

/**
 * What speaks against the response to somebody who may not; the fact names the way, so that each is told apart. A body
 * that lacks what only the addressed user's own data could fill in is invalid too, and may be refused for that.
 */
export function judgeAttempt(steps: Steps, exchange: Exchange, refusal: Refusal, name: string): readonly Finding[] {
  const { body } = exchange.request;
  const incomplete = body !== undefined && mustRefuse(steps.contract, jsonOf(body));
  const refusals: readonly Refusal[] = incomplete ? ['missing-field', 'invalid-value'] : [];
  return expectRefusal(steps, exchange, refusal, ...refusals).map((finding) => {
    if (finding.kind !== 'failure') return finding;
    const fact = isSuccess(exchange) ? `an update ${name} is accepted` : `${finding.fact} (${name})`;
    return { ...finding, fact };
  });
}

/** An update of a lent test user, or of somebody else by id, that should be refused. */
interface RefusedAttempt {
  readonly name: string;
  readonly refusal: Refusal;
  readonly what: Update;
  /** Whom it updates, where that is not a test user. */
  readonly to?: string;
}

/** Scenarios of one attempt each; the first one decides. */
export function refusedAttempts(attempts: readonly RefusedAttempt[]): readonly Scenario[] {
  return attempts.map(({ name, refusal, what, to }, index) => ({
    name,
    purpose: refusal,
    rank: ranked(index),
    ...(to === undefined ? {} : { testUsers: 0 }),
    cost: 1,
    run: (steps, [testUser]) => attemptUpdate(steps, to ?? testUser, refusal, { ...what, name }),
  }));
}
