import type { ClientRequirement } from '../../../harness/suite.ts';
import { waitBefore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';
import { sendsRetryAfter, withoutOwnHeaders } from '../waits.ts';

/** A header that cannot be read says nothing: the client's own wait holds. */
export default {
  kind: 'client',
  id: 'rate-limit.garbage',
  level: 'should',
  sentence: 'A client SHOULD take a Retry-After that it cannot read for none, and neither hang nor send at once.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'one odd header makes the client hammer the server, or hang for ever',
  appliesTo: sendsRetryAfter,
  scenarios: () =>
    ['soon', '-5', '0x10', '12 parsecs'].map((retryAfter) => ({
      name: retryAfter,
      measures: 429,
      script: ({ contract }) => [
        { operation: 'update', responses: [withoutOwnHeaders(contract, { status: 429, retryAfter })] },
      ],
      watchMs: ({ backOffMs = 0 }) => 4 * backOffMs + 20_000,
      judgesSilence: true,
      judge: ({ updates, answers, setting }) => {
        const { backOffMs } = setting;
        if (backOffMs === undefined) return { skip: 'the client does not send such a request again' };
        const waited = waitBefore(updates, 1);
        if (waited === undefined)
          return answers.at(-1)?.said === undefined
            ? broken(
                'call-does-not-end',
                `the call does not end after Retry-After: ${retryAfter}`,
                'its own wait, or an error',
              )
            : [];
        // Waits are drawn at random around a middle: only one that is far below is none.
        if (backOffMs < 100 || waited >= backOffMs / 5) return [];
        return broken(
          'sent-at-once',
          `the client does not wait after Retry-After: ${retryAfter}`,
          `about ${Math.round(backOffMs)} ms, as without the header`,
          `${Math.round(waited)} ms`,
        );
      },
    })),
  mustCatch: ['garbage-is-zero', 'garbage-hangs'],
} satisfies ClientRequirement;
