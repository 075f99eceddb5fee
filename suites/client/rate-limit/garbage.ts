import type { ClientRequirement } from '../../../harness/suite.ts';
import { waitBefore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';
import { sendsRetryAfter, withoutOwnHeaders } from '../waits.ts';

/** What takes longer was a wait, whatever the client's own one is. */
const atOnceMs = 250;

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
        { operation: 'update', responses: [withoutOwnHeaders(contract, { status: 429, retryAfter, times: 2 })] },
      ],
      watchMs: ({ backOffMs = 0 }) => 6 * backOffMs + 45_000,
      judgesSilence: true,
      judge: ({ updates, answers, setting }) => {
        const { backOffMs } = setting;
        if (backOffMs === undefined) return { skip: 'the client does not send such a request again' };
        if (updates.length === 0) return { block: 'no request came' };
        if (updates.length === 1)
          return answers.at(-1)?.said === undefined
            ? broken(
                'call-does-not-end',
                `the call does not end after Retry-After: ${retryAfter}`,
                'its own wait, or an error',
              )
            : [];
        // Waits are drawn at random, some from nothing up: only two in a row that are far too short are none.
        const waits = [waitBefore(updates, 1), waitBefore(updates, 2)];
        // The client's own wait was measured on a machine that may have been busy: what is long for any client is no haste.
        const isNone = (waited: number | undefined) =>
          waited !== undefined && waited < Math.min(backOffMs / 4, atOnceMs);
        if (backOffMs < 100 || !waits.every(isNone)) return [];
        return broken(
          'sent-at-once',
          `the client does not wait after Retry-After: ${retryAfter}`,
          `about ${Math.round(backOffMs)} ms, as without the header`,
          waits.map((waited) => `${Math.round(waited ?? 0)} ms`).join(', then '),
        );
      },
    })),
  mustCatch: ['garbage-is-zero', 'garbage-hangs'],
} satisfies ClientRequirement;
