import type { ClientRequest, ClientRequirement } from '../../../harness/suite.ts';
import { waitBefore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';
import { withoutOwnHeaders } from '../waits.ts';

/** Less is none. A client that waits at random may wait nearly nothing once, but not each time. */
const leastMs = 30;
/** A wait that is no longer may be the machine's. */
const doubtfulMs = 500;
const most = 20;
const watchMs = 60_000;

/** Only a wait that is none, and only more attempts than anybody needs. */
export default {
  kind: 'client',
  id: 'retry.backs-off',
  level: 'should',
  sentence: 'A client that sends again SHOULD wait before it does, and SHOULD stop after a few attempts.',
  source: 'RFC 9110 section 15.6.4',
  matters: 'a server that is overloaded is kept down by its own clients',
  scenarios: () =>
    [503, 429].map((status) => ({
      name: `${status} without Retry-After`,
      script: ({ contract }) => [
        {
          operation: 'update',
          responses: [withoutOwnHeaders(contract, { status, headers: { 'Retry-After': null } })],
          repeat: true,
        },
      ],
      watchMs,
      enough: most + 1,
      byRequests: true,
      judge: ({ updates, answers }) => {
        if (updates.length < 2) return { skip: 'the client does not send such a request again' };
        if (updates.length > most)
          return broken(
            'retries-without-end',
            `the client sends more than ${most} requests in ${watchMs / 1000} s`,
            'a few attempts',
            `${updates.length} requests`,
          );
        const waits = waitsOf(updates);
        // What a call takes until its first request is what a second one takes that nobody waits with.
        const [called] = answers;
        const takes = called ? (updates[0]?.arrivedMs ?? 0) - called.askedMs : 0;
        return Math.max(...waits) < leastMs + (takes < 200 ? takes : 0)
          ? broken(
              'no-back-off',
              'the client sends again at once',
              'a wait before some attempt',
              waits.map((waited) => `${Math.round(waited)} ms`).join(', '),
            )
          : [];
      },
      // On a machine that is busy enough nobody sends again at once.
      doubts: ({ updates }) => updates.length > 1 && Math.max(...waitsOf(updates)) < doubtfulMs,
    })),
  mustCatch: ['hot-loop', 'retries-forever', 'retries-forever-slowly'],
} satisfies ClientRequirement;

function waitsOf(updates: readonly ClientRequest[]): readonly number[] {
  return updates.slice(1).map((_request, index) => waitBefore(updates, index + 1) ?? 0);
}
