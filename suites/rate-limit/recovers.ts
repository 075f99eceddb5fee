import {
  type Exchange,
  type Finding,
  failure,
  isAccepted,
  type Requirement,
  received,
  type Steps,
  statusOf,
  type TestUser,
} from '../../harness/suite.ts';
import { limiting, requireRateLimited, retryAfterSeconds, toldWait, windowOf } from '../steps/rate-limiting.ts';

/** Milliseconds by which a reset in whole seconds may be early: it may be rounded down. */
const rounding = 1000;

/** Waits as told, then for the whole window at most, and updates again. */
export default {
  kind: 'try',
  id: 'rate-limit.recovers',
  level: 'must',
  severity: 'responses',
  sentence: 'When the limit is free again, updates MUST be accepted again.',
  matters: 'a client that was once too fast stays locked out',
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'an update after the window', 1, async (steps) => {
      const { response, testUser } = await requireRateLimited(steps);
      const window = (windowOf(steps)?.windowSeconds ?? 60) * 1000;
      const told = toldWait(steps, response);
      const once = { case: steps.cases.simplest, once: true } as const;
      await steps.wait(Math.min(told, window) + 150);
      const first = await steps.update(testUser, once);
      if (isAccepted(steps.contract, first)) return [];
      const early = await isTooEarly(steps, response, told, window, testUser);
      await steps.wait(window + 150);
      const second = await steps.update(testUser, once);
      if (isAccepted(steps.contract, second)) return early;
      const words = {
        code: 'not-recovered',
        fact: 'updates are not accepted again after the window',
        expected: 'success',
        received: received(second),
      };
      return [failure(words, second)];
    });
  },
} satisfies Requirement;

/** Where only a header tells the reset, whether updates are still refused once it is past. */
async function isTooEarly(
  steps: Steps,
  response: Exchange,
  told: number,
  window: number,
  testUser: TestUser,
): Promise<readonly Finding[]> {
  if (retryAfterSeconds(response) !== undefined || told + rounding >= window) return [];
  await steps.wait(rounding);
  const again = await steps.update(testUser, { case: steps.cases.simplest, once: true });
  if (statusOf(again) !== 429) return [];
  return [
    failure(
      {
        code: 'reset-too-early',
        fact: 'an update after the told reset gets 429 again',
        expected: `success after ${told / 1000} s`,
        received: received(again),
      },
      again,
    ),
  ];
}
