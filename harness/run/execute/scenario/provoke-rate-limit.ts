import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { RateLimited, Steps, TestUser } from '../../../model/requirement.ts';

/** Updates that are sent to find a limit that nobody has told. */
export const blindTries = 300;
/** Most updates in flight at once. */
const widest = 16;

/** What a run has found out about a live target's limit: a 429 is dear, and not every requirement needs one of its own. */
export interface LimitMemory {
  last?: RateLimited;
  /** Updates that were sent without a 429. */
  silent?: number;
}

/**
 * Sends the simplest update for one test user, in waves that grow, until a 429 comes. At most the target's limit and a
 * tenth more, or 300 where the limit is unknown, and never more than `left`.
 * @throws RunSignal when `left` is not enough to reach a limit that is known.
 */
export async function provokeRateLimit(
  steps: Steps,
  testUser: TestUser,
  left: number,
): Promise<RateLimited | undefined> {
  const { rateLimit: limit, requestRate } = steps.target;
  const needed = limit ? Math.ceil(limit.requests * 1.1) + 2 : blindTries;
  if (limit && left < needed) {
    throw new RunSignal(
      'budget-spent',
      `${needed} requests reach the limit, ${left} of ${requestRate.budget} are left`,
    );
  }
  // What puts the test user back, and a little more, is left over.
  const most = Math.min(needed, Math.max(0, left - 4));
  const before: Exchange[] = [];
  for (let sent = 0, width = 1; sent < most; sent += width, width = Math.min(width * 2, widest, most - sent)) {
    const wave = await Promise.all(
      Array.from({ length: width }, () =>
        steps.update(testUser, { case: steps.cases.simplest, once: true, open: true }),
      ),
    );
    const response = wave.find(({ outcome }) => outcome.kind === 'response' && outcome.status === 429);
    before.push(...wave.filter((exchange) => exchange.outcome.kind === 'response' && exchange.outcome.status !== 429));
    if (response) return { response, before, testUser };
  }
  return undefined;
}
