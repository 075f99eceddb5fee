import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';
import { sendsRetryAfter, withoutOwnHeaders } from '../waits.ts';

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
      watchMs: ({ backOffMs = 0 }) => 2 * backOffMs + 6000,
      enough: 2,
      byRequests: true,
      judge: ({ updates, setting }) => {
        if (updates.length === 0) return { block: 'no request came' };
        if (updates.length > 1)
          return broken('sent-too-soon', 'the client sends again within seconds', 'nothing for 3600 s, or an error');
        return setting.backOffMs === undefined ? { skip: 'the client does not send such a request again' } : [];
      },
    },
  ],
  mustCatch: ['caps-wait'],
} satisfies ClientRequirement;
