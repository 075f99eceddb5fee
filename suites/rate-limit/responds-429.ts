import { failure, type Requirement } from '../../harness/suite.ts';
import { limiting, rateLimited } from '../steps/rate-limiting.ts';

/** Sends updates faster than the limit allows. */
export default {
  kind: 'try',
  id: 'rate-limit.responds-429',
  level: 'must',
  severity: 'responses',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'The response to an update beyond the limit MUST be 429.',
  source: 'RFC 6585 section 4: 429 says that too many requests were sent',
  matters: 'a client cannot tell that it is too fast from any other error',
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'updates beyond the limit', 1, async (steps) => {
      if (await rateLimited(steps, { earlier: true })) return [];
      const { requests, windowSeconds } = steps.target.rateLimit ?? { requests: 0, windowSeconds: 0 };
      const words = { code: 'never-rate-limited', fact: 'updates beyond the limit never get 429' };
      return [
        failure({ ...words, expected: `429 after ${requests} requests in ${windowSeconds} s`, received: 'no 429' }),
      ];
    });
  },
} satisfies Requirement;
