import type { ClientRequirement } from '../../../harness/suite.ts';
import { waitBefore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';
import { sendsRetryAfter, withoutOwnHeaders } from '../waits.ts';

/** A minute is where many clients cut a wait short. Who gives up before ends the watch. */
const watchMs = 75_000;

/** An hour is an hour: giving up is right, sending sooner is not. */
export default {
  kind: 'client',
  id: 'rate-limit.long-wait',
  level: 'must',
  sentence: 'A client that is told to wait longer than it wants to MUST give up, and MUST NOT send again sooner.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'a client that caps the wait runs into the same limit again and again',
  appliesTo: sendsRetryAfter,
  scenarios: () => [
    {
      name: '3600 s',
      measures: 429,
      script: ({ contract }) => [
        {
          operation: 'update',
          responses: [withoutOwnHeaders(contract, { status: 429, retryAfter: 3600 })],
          repeat: true,
        },
      ],
      watchMs,
      enough: 2,
      byRequests: true,
      judge: ({ updates, setting }) => {
        if (updates.length === 0) return { block: 'no request came' };
        if (updates.length > 1)
          return broken(
            'sent-too-soon',
            'the client sends again long before it may',
            'nothing for 3600 s, or an error',
            `after ${Math.round(waitBefore(updates, 1) ?? 0)} ms`,
          );
        return setting.backOffMs === undefined ? { skip: 'the client does not send such a request again' } : [];
      },
    },
  ],
  mustCatch: ['caps-wait', 'caps-wait-at-a-minute'],
} satisfies ClientRequirement;
