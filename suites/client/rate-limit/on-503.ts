import type { ClientRequirement } from '../../../harness/suite.ts';
import { sendsRetryAfter, waitScenario } from '../waits.ts';

/** RFC 9110 section 15.6.4: Retry-After goes with 503 too. */
export default {
  kind: 'client',
  id: 'rate-limit.on-503',
  level: 'must',
  sentence: 'A client that sends again after 503 MUST NOT do so before Retry-After is over.',
  source: 'RFC 9110 sections 10.2.3 and 15.6.4',
  matters: 'the client keeps a server down that has asked for time',
  appliesTo: sendsRetryAfter,
  scenarios: () => [waitScenario('503 with seconds', 2, (retryAfter) => ({ retryAfter }), 503)],
  mustCatch: ['retry-after-only-on-429'],
} satisfies ClientRequirement;
