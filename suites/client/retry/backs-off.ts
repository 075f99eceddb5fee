import type { ClientRequirement } from '../../../harness/suite.ts';
import { waitBefore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

const leastMs = 100;
const most = 20;
const watchMs = 12_000;

/** Only a wait that is none, and only more attempts than anybody needs. */
export default {
  kind: 'client',
  id: 'retry.backs-off',
  level: 'should',
  sentence: 'A client that sends again SHOULD wait before it does, and SHOULD stop after a few attempts.',
  source: 'RFC 9110 section 15.6.4',
  matters: 'a server that is overloaded is kept down by its own clients',
  appliesTo: () => true,
  scenarios: () =>
    [503, 429].map((status) => ({
      name: `${status} without Retry-After`,
      script: [{ operation: 'update', responses: [{ status, headers: { 'Retry-After': null } }], repeat: true }],
      watchMs,
      enough: most + 1,
      byRequests: true,
      judge: ({ updates }) => {
        if (updates.length < 2) return { skip: 'the client does not send such a request again' };
        if (updates.length > most)
          return broken(
            'retries-without-end',
            `the client sends more than ${most} requests in ${watchMs / 1000} s`,
            'a few attempts',
            `${updates.length} requests`,
          );
        const waited = waitBefore(updates, 1) ?? 0;
        return waited < leastMs - 20
          ? broken(
              'no-back-off',
              'the client sends again at once',
              `${leastMs} ms at the least`,
              `${Math.round(waited)} ms`,
            )
          : [];
      },
    })),
  mustCatch: ['hot-loop', 'retries-forever'],
} satisfies ClientRequirement;
