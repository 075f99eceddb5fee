import type { ClientRequirement } from '../../../harness/suite.ts';
import { saysMore } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

const most = 120;

/** Every user once, and an end. */
export default {
  kind: 'client',
  id: 'paging.ends-and-completes',
  level: 'must',
  sentence: 'A client that lists users MUST report each of them once, and MUST stop after the last page.',
  matters: 'somebody with a role that they should not have is on no list, or the list never ends',
  appliesTo: ({ reads }) => reads.list !== undefined || 'the contract has no list of users',
  scenarios: ({ profile }) =>
    [
      { name: '1 users and a few', testUsers: 1 },
      { name: '47 users and a few', testUsers: 47 },
      ...(saysMore(profile)
        ? [{ name: 'pages shorter than asked for', testUsers: 47, variant: { shortPages: true, pageSize: 7 } }]
        : []),
    ].map((manner) => ({
      ...manner,
      asks: [{ operation: 'list' }],
      // A pager that never ends has no control call that ends.
      uncontrolled: true,
      enough: most,
      watchMs: 60_000,
      judgesSilence: true,
      judge: ({ answers, requests, setting }) => {
        if (requests.length >= most)
          return broken('pages-without-end', `the client has asked for ${requests.length} pages`, 'an end');
        const { said } = answers.at(-1) ?? {};
        if (said === undefined) return { block: 'the client said nothing' };
        if (said.outcome === 'responded' && said.users === undefined)
          return { block: 'the client reports a list without ids: its word needs "users"' };
        if (said.outcome !== 'responded' || said.users === undefined)
          return broken(
            'list-fails',
            'the client does not list the users',
            `${setting.visible.length} users`,
            said.outcome,
          );
        const { users } = said;
        const missing = setting.visible.filter((id) => !users.includes(id));
        const twice = users.filter((id, index) => users.indexOf(id) !== index);
        return [
          ...(missing.length === 0
            ? []
            : broken(
                'users-missing',
                `${missing.length} users are not reported`,
                `${setting.visible.length} users`,
                `${new Set(users).size} users`,
              )),
          ...(twice.length === 0
            ? []
            : broken('users-twice', `${twice.length} users are reported twice`, 'each once', twice[0])),
        ];
      },
    })),
  mustCatch: ['first-page-only', 'pager-loops', 'pager-skips', 'stops-at-short-page'],
} satisfies ClientRequirement;
