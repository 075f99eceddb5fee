import {
  type Finding,
  failure,
  isAccepted,
  note,
  type OldRequirement,
  shown,
  showsValue,
  statusOf,
} from '../../harness/suite.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Rounds; in each every test user is updated once, all at once. */
const tries = 8;
/** Most test users at once. */
const most = 6;

/** Updates different test users at once, each to a value of its own, and reads each. */
export default {
  id: 'concurrency.users-isolated',
  level: 'must',
  severity: 'state',
  sentence: 'Updates of different users at once MUST NOT disturb each other.',
  matters: 'under load one user gets the role of another',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ testUsers: 2 }, { read: 'any' }],
  requests: () => 3 * most,
  async try(context) {
    const { change, values } = mainSetting(context);
    return context.withTestUsers(
      Math.min(most, context.target.testUsers.length),
      async (testUsers): Promise<readonly Finding[]> => {
        let confirmed = 0;
        let rounds = 0;
        for (let round = 1; round <= tries && (round === 1 || context.affords(2 * testUsers.length)); round += 1) {
          rounds = round;
          const own = testUsers.map((testUser, index) => ({
            testUser,
            value: values[(index + round) % values.length] ?? null,
          }));
          const responses = await Promise.all(
            own.map(({ testUser, value }) =>
              context.update(testUser, { body: bodySetting(context, change, value), name: `round ${round}` }),
            ),
          );
          const findings: Finding[] = [];
          for (const [index, { testUser, value }] of own.entries()) {
            const response = responses[index];
            if (!response) continue;
            if (!isAccepted(context.contract, response)) {
              if (statusOf(response) === 429) continue;
              const words = {
                code: 'refused-valid',
                fact: 'an update is refused while others are updated',
                expected: 'success',
                received: `status ${statusOf(response) ?? 'none'}`,
              };
              findings.push(failure(words, response));
              continue;
            }
            confirmed += 1;
            const told = context.userOf(response);
            if (told?.id !== undefined && told.id.toLowerCase() !== testUser.id.toLowerCase()) {
              findings.push(
                failure(
                  {
                    code: 'wrong-user',
                    fact: 'the response to one of several updates at once shows another user',
                    expected: testUser.id,
                    received: told.id,
                  },
                  response,
                ),
              );
            }
            const stored = (await context.read(testUser))?.values[change.name];
            if (stored === undefined || showsValue(change, value, stored)) continue;
            findings.push(
              failure(
                {
                  code: 'users-mixed',
                  fact: `${change.name} is not what this user's own update set`,
                  expected: shown(value),
                  received: shown(stored),
                },
                response,
              ),
            );
          }
          if (findings.length > 0) return findings;
        }
        if (confirmed === 0) context.block('no update was accepted');
        return [
          note({
            code: 'not-seen',
            fact: `not seen in ${rounds} rounds of ${testUsers.length} users`,
            expected: 'every user with its own value',
            received: 'so, each time',
          }),
        ];
      },
    );
  },
  mustCatch: ['crossed-users'],
} satisfies OldRequirement;
