import type { ClientRequirement } from '../../../harness/suite.ts';
import { sendsRetryAfter, waitScenario } from '../waits.ts';

/** RFC 9110 section 10.2.3: HTTP-date. The date is rounded up to a second, and the seconds are counted from the response. */
export default {
  kind: 'client',
  id: 'rate-limit.obeys-date',
  level: 'must',
  sentence: 'A client that sends again after 429 MUST NOT do so before the date of Retry-After.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'the client is locked out for longer, and takes the limit away from others',
  appliesTo: sendsRetryAfter,
  scenarios: () => [waitScenario('a date', 3, (seconds) => ({ retryAfter: `{date+${seconds}}` }))],
  mustCatch: ['date-as-number', 'date-in-local-time'],
} satisfies ClientRequirement;
