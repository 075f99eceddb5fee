import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** What says that there is more is the cursor, not how many users a page shows. */
export default {
  kind: 'client',
  id: 'paging.follows-cursor',
  level: 'should',
  sentence:
    'A client that lists users SHOULD go on as long as a page names the next one, also after a page without users.',
  matters: 'a page whose users were all filtered out ends the list, and nobody learns who was on the others',
  appliesTo: ({ profile }) =>
    /next|cursor|token/i.test(profile.reads?.list?.next?.from ?? '') || 'the list names no next page by a cursor',
  scenarios: () => [
    {
      name: 'pages without users between',
      asks: [{ operation: 'list' }],
      testUsers: 24,
      variant: { emptyPages: true, pageSize: 10 },
      enough: 120,
      judge: ({ answers, setting }) => {
        const { users } = answers.at(-1)?.said ?? {};
        if (users === undefined) return { skip: 'the client shows no ids' };
        const missing = setting.visible.filter((id) => !users.includes(id)).length;
        return missing === 0
          ? []
          : broken(
              'stops-at-empty-page',
              `${missing} users are not reported: the client stops at a page without users`,
              `${setting.visible.length} users`,
              `${users.length} users`,
            );
      },
    },
  ],
  mustCatch: ['stops-at-empty-page'],
} satisfies ClientRequirement;
