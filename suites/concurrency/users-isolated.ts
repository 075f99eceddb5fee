import {
  type Exchange,
  type Field,
  type Finding,
  failure,
  isAccepted,
  type Json,
  note,
  type Requirement,
  received,
  type Steps,
  shown,
  showsValue,
  statusOf,
  type TestUser,
} from '../../harness/suite.ts';
import { acceptedAlone } from '../steps/accepted-alone.ts';
import { hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Rounds; in each every test user is updated once, all at once. */
const tries = 8;
/** Most test users at once. */
const most = 6;

/** Updates different test users at once, each to a value of its own, and reads each. */
export default {
  kind: 'try',
  id: 'concurrency.users-isolated',
  level: 'must',
  severity: 'state',
  sentence: 'Updates of different users at once MUST NOT disturb each other.',
  matters: 'under load one user gets the role of another',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ testUsers: 2 }, { read: 'any' }],
  *scenarios(plan) {
    const { change, values: known } = mainSetting(plan);
    const testUsers = Math.min(most, plan.target.testUsers.length);
    for (let round = 1; round <= tries; round += 1) {
      yield {
        name: `round ${round}`,
        purpose: 'state',
        rank: ranked(round - 1),
        testUsers,
        cost: 2 * testUsers,
        async run(steps, lent) {
          const values = await acceptedAlone(steps, change, known);
          const own = lent.map((testUser, index) => ({
            testUser,
            value: values[(index + round) % values.length] ?? null,
          }));
          const sent = own.map(({ testUser, value }) =>
            steps.update(testUser, { body: bodySetting(steps, change, value), name: `round ${round}` }),
          );
          const responses = await Promise.all(sent);
          const findings: Finding[] = [];
          for (const [index, { testUser, value }] of own.entries()) {
            const response = responses[index];
            if (response === undefined) continue;
            const found = await judge(steps, change, testUser, value, response);
            const [{ code } = { code: '' }] = found;
            const other = values.find((one) => !showsValue(change, one, value));
            if (code === 'refused-valid' && (await isRefusedAlone(steps, change, testUser, value, other))) continue;
            findings.push(...found);
          }
          if (findings.length > 0) return findings;
          if (!responses.some((response) => isAccepted(steps.contract, response)))
            steps.block('no update was accepted; see accept.every-role');
          const fact = `not seen in a round of ${lent.length} users`;
          return [note({ code: 'not-seen', fact, expected: 'every user with its own value', received: 'so' })];
        },
      };
    }
  },
} satisfies Requirement;

/** Whether the same update is refused when nobody else is updated: from where the user is left, or from another value. */
async function isRefusedAlone(
  steps: Steps,
  change: Field,
  testUser: TestUser,
  value: Json,
  other: Json | undefined,
): Promise<boolean> {
  const give = async (what: Json) => {
    const sent = { body: bodySetting(steps, change, what), name: 'the same, alone', open: true };
    return isAccepted(steps.contract, await steps.update(testUser, sent));
  };
  if (!(await give(value))) return true;
  return other !== undefined && (await give(other)) && !(await give(value));
}

async function judge(
  steps: Steps,
  change: Field,
  testUser: TestUser,
  value: Json,
  response: Exchange,
): Promise<readonly Finding[]> {
  if (statusOf(response) === 429) return [];
  if (!isAccepted(steps.contract, response)) {
    const fact = 'an update is refused while others are updated';
    const words = { code: 'refused-valid', fact, expected: 'success', received: received(response) };
    return [failure(words, response)];
  }
  const told = steps.userOf(response);
  const isAnother = told?.id !== undefined && told.id.toLowerCase() !== testUser.id.toLowerCase();
  const fact = 'the response to one of several updates at once shows another user';
  const wrong = isAnother
    ? [failure({ code: 'wrong-user', fact, expected: testUser.id, received: told.id ?? '' }, response)]
    : [];
  const stored = (await steps.read(testUser))?.values[change.name];
  if (stored === undefined || showsValue(change, value, stored)) return wrong;
  const mixed = `${change.name} is not what this user's own update set`;
  const words = { code: 'users-mixed', fact: mixed, expected: shown(value), received: shown(stored) };
  return [...wrong, failure(words, response)];
}
