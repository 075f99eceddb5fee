import {
  type Finding,
  failure,
  isAccepted,
  note,
  type Requirement,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Most test users that are updated. */
const most = 6;

/** Updates several test users and looks whose id, e-mail address and name the responses show. */
export default {
  kind: 'try',
  id: 'accept.right-user',
  level: 'must',
  severity: 'state',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'The response to an update MUST show the user that was addressed.',
  matters: 'a client updates the wrong user on its screen, or in its own records',
  appliesTo: ({ profile }) => profile.responses.user !== null || 'the response has no body',
  *scenarios(plan) {
    const { change, values } = mainSetting(plan);
    const setsName = change.user !== undefined && change.user === plan.contract.profile.user.name;
    for (const index of plan.target.testUsers.slice(0, most).keys()) {
      const name = `update of test user ${index + 1}`;
      yield {
        name,
        purpose: 'valid',
        rank: ranked(index),
        testUserAt: index,
        cost: 2,
        async run(steps, [testUser]) {
          const before = await steps.read(testUser);
          const body = bodySetting(steps, change, values[index % values.length] ?? null);
          const exchange = await steps.update(testUser, { body, name });
          refuseRateLimited(steps, exchange);
          const view = isAccepted(steps.contract, exchange) ? steps.userOf(exchange) : undefined;
          return view ? compare(testUser, before, view, !setsName) : [];
        },
      };
    }
  },
} satisfies Requirement;

function compare(
  testUser: TestUser,
  before: UserView | undefined,
  view: UserView,
  nameStays: boolean,
): readonly Finding[] {
  const differs = (
    code: string,
    what: string,
    expected: string | undefined,
    received: string | undefined,
  ): readonly Finding[] => {
    if (expected === undefined || received === undefined || expected.toLowerCase() === received.toLowerCase())
      return [];
    return [failure({ code, fact: `the response shows another ${what}`, expected, received }, view.exchange)];
  };
  if (view.id === undefined && view.email === undefined) {
    return [
      note(
        {
          code: 'user-not-shown',
          fact: 'the response shows neither id nor e-mail address',
          expected: testUser.id,
          received: 'none',
        },
        view.exchange,
      ),
    ];
  }
  return [
    ...differs('wrong-user', 'id', before?.id ?? testUser.id, view.id),
    ...differs('wrong-email', 'e-mail address', before?.email ?? testUser.email, view.email),
    ...(nameStays ? differs('wrong-name', 'name', before?.name, view.name) : []),
  ];
}
