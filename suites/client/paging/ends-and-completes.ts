import type { ClientRequirement, ClientScenario, ClientSeen, Finding, NotJudged } from '../../../harness/suite.ts';
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
  scenarios: ({ profile }) => [
    listScenario({ name: '1 users and a few', testUsers: 1 }),
    listScenario({ name: '47 users and a few', testUsers: 47 }),
    ...(saysMore(profile)
      ? [listScenario({ name: 'pages shorter than asked for', testUsers: 47, ...shortPages(7) })]
      : []),
    listScenario({
      name: 'a page that is refused',
      testUsers: 120,
      ...shortPages(20),
      script: [{ operation: 'list', responses: [{}, { status: 500 }], repeat: true }],
      judge: (seen) => (seen.answers.at(-1)?.said?.outcome === 'responded' ? judgeList(seen) : []),
    }),
  ],
  mustCatch: ['first-page-only', 'pager-loops', 'pager-skips', 'stops-at-short-page', 'partial-list'],
} satisfies ClientRequirement;

const shortPages = (pageSize: number) => ({ variant: { shortPages: true, pageSize } });

function listScenario(manner: Pick<ClientScenario, 'name'> & Partial<ClientScenario>): ClientScenario {
  return {
    asks: [{ operation: 'list' }],
    // A pager that never ends has no control call that ends.
    uncontrolled: true,
    enough: most,
    watchMs: 60_000,
    judgesSilence: true,
    judge: judgeList,
    ...manner,
  };
}

function judgeList({ answers, requests, setting }: ClientSeen): readonly Finding[] | NotJudged {
  if (requests.length >= most)
    return broken('pages-without-end', `the client has asked for ${requests.length} pages`, 'an end');
  const { said } = answers.at(-1) ?? {};
  if (said === undefined) return { block: 'the client said nothing' };
  if (said.outcome !== 'responded')
    return broken('list-fails', 'the client does not list the users', `${setting.visible.length} users`, said.outcome);
  const { users } = said;
  if (users === undefined) return { block: 'the client reports a list without ids: its word needs "users"' };
  const missing = setting.visible.filter((id) => !users.includes(id)).length;
  const [twice] = users.filter((id, index) => users.indexOf(id) !== index);
  const all = `${setting.visible.length} users`;
  return [
    ...(missing === 0
      ? []
      : broken('users-missing', `${missing} users are not reported`, all, `${new Set(users).size} users`)),
    ...(twice === undefined ? [] : broken('users-twice', 'users are reported twice', 'each once', twice)),
  ];
}
