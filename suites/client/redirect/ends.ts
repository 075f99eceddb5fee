import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** More than any client follows that has a limit: curl, the most patient one, ends after 50. */
const most = 120;

/** RFC 9110 section 15.4: cycles are to be detected. */
export default {
  kind: 'client',
  id: 'redirect.ends',
  level: 'should',
  severity: 'stability',
  sentence: 'A client SHOULD stop following redirects that lead in a circle.',
  source: 'RFC 9110 section 15.4',
  matters: 'one wrong line in a proxy makes the client send requests without end',
  scenarios: () => [
    {
      name: '307 to itself',
      script: ({ path }) => [{ operation: 'update', responses: [{ status: 307, location: path }], repeat: true }],
      byRequests: true,
      watchMs: 20_000,
      enough: most + 1,
      judge: ({ updates }) => {
        if (updates.length === 0) return { block: 'no request came' };
        if (updates.length === 1) return { skip: 'the client does not follow such a redirect' };
        return updates.length > most
          ? broken(
              'redirects-without-end',
              'the client follows a circle of redirects',
              'an error after a few',
              `more than ${most} requests`,
            )
          : [];
      },
    },
  ],
  mustCatch: ['redirect-loops'],
} satisfies ClientRequirement;
