import type { ClientRequirement } from '../../../harness/suite.ts';
import { sendsRetryAfter, waitScenario } from '../waits.ts';

/** RFC 9110 section 10.2.3: delay-seconds. Two values, both longer than the client's own wait. */
export default {
  kind: 'client',
  id: 'rate-limit.obeys-seconds',
  level: 'must',
  sentence: 'A client that sends again after 429 MUST NOT do so before the seconds of Retry-After are over.',
  source: 'RFC 6585 section 4; RFC 9110 section 10.2.3',
  matters: 'the client is locked out for longer, and takes the limit away from others',
  appliesTo: sendsRetryAfter,
  scenarios: () =>
    [2, 3].map((more) => waitScenario(`${more} s more than its own wait`, more, (retryAfter) => ({ retryAfter }))),
  mustCatch: ['ignores-retry-after', 'milliseconds-for-seconds', 'jitters-below'],
} satisfies ClientRequirement;
