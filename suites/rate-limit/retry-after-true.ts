import { failure, note, type Requirement, statusOf } from '../../harness/suite.ts';
import {
  headerValues,
  limiting,
  promisesRetryAfter,
  requireRateLimited,
  retryAfterSeconds,
  windowOf,
} from '../steps/rate-limiting.ts';

/** Added to the told time, in milliseconds: clocks and networks are not exact. */
const margin = 150;

/** Waits exactly as told and tries once; and where the told time is longer than the window, tries far earlier. */
export default {
  kind: 'try',
  id: 'rate-limit.retry-after-true',
  level: 'must',
  severity: 'responses',
  sentence:
    'Retry-After MUST be true: an update after that time succeeds, and it is not far longer than the limit needs.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'a client that waits as told is refused again, or waits for nothing',
  appliesTo: () => true,
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'an update after the told time', 1, async (steps) => {
      const { response, testUser } = await requireRateLimited(steps);
      if (headerValues(response, 'retry-after').length === 0 && !promisesRetryAfter(steps.contract))
        return steps.skip('the vendor promises no Retry-After, and sends none');
      const told =
        retryAfterSeconds(response) ??
        steps.block('the 429 has no readable Retry-After; see rate-limit.retry-after-present');
      const window = windowOf(steps)?.windowSeconds;
      const once = { case: steps.cases.simplest, once: true, open: true } as const;
      if (window !== undefined && told > window + 1) {
        const early = Math.min(told / 3, window + 1);
        await steps.wait(early * 1000 + margin);
        const exchange = await steps.update(testUser, once);
        if (statusOf(exchange) === 429)
          return [
            note(
              {
                code: 'retry-after-long',
                fact: 'Retry-After is longer than the window, and was needed',
                expected: `at most ${window} s`,
                received: `${told} s`,
              },
              response,
            ),
          ];
        const words = { code: 'retry-after-too-long', fact: 'Retry-After is far longer than the limit needs' };
        return [
          failure(
            {
              ...words,
              expected: `at most ${window} s; an update after ${Math.ceil(early)} s succeeds`,
              received: `${told} s`,
            },
            response,
          ),
        ];
      }
      await steps.wait(told * 1000 + margin);
      const exchange = await steps.update(testUser, once);
      if (statusOf(exchange) !== 429) return [];
      const words = {
        code: 'retry-after-too-short',
        fact: 'an update after the told time is responded to with 429 again',
      };
      return [failure({ ...words, expected: `success after ${told} s`, received: 'status 429' }, exchange)];
    });
  },
  mustCatch: [
    'retry-after-date-past',
    'retry-after-one-second-short',
    'retry-after-ten-times',
    'retry-after-too-short',
  ],
} satisfies Requirement;
