import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  type Requirement,
  received,
  type Steps,
  shown,
  showsValue,
  type TestUser,
} from '../../harness/suite.ts';
import { arrangeOther, hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting, type Setting } from '../steps/settings.ts';
import { isEachOwn, mayNameSeveral, takesTwo } from '../steps/several-users.ts';

/** Updates two users with one request, either of them first, and reads both. */
export default {
  kind: 'try',
  id: 'accept.several-users',
  level: 'must',
  severity: 'state',
  sentence: 'An update that names several users MUST be applied to each of them.',
  matters: 'a list of changes is confirmed, and some of the people keep the role that they had',
  appliesTo: (contract) => {
    const several = mayNameSeveral(contract);
    return several === true ? hasRead(contract.reads) : several;
  },
  needs: [{ testUsers: 2 }, { read: 'any' }],
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const [value = null] = setting.values;
    if (!takesTwo(plan, bodySetting(plan, setting.change, value))) plan.skip('an update names one user of a list');
    for (const [index, name] of ['two users', 'two users, the other way round'].entries()) {
      yield {
        name,
        purpose: 'state',
        rank: ranked(index),
        testUsers: 2,
        cost: 9,
        async run(steps, lent) {
          const [one, other] = index === 0 ? lent : lent.toReversed();
          return one === undefined || other === undefined ? [] : updateBoth(steps, setting, [one, other], name);
        },
      };
    }
  },
} satisfies Requirement;

async function updateBoth(
  steps: Steps,
  setting: Setting,
  [one, other]: readonly [TestUser, TestUser],
  name: string,
): Promise<readonly Finding[]> {
  const { change, values } = setting;
  const first = values[0] ?? null;
  const second = isEachOwn(steps.contract, change) ? (values[1] ?? first) : first;
  const all: readonly (readonly [TestUser, Json])[] = [
    [one, first],
    [other, second],
  ];
  for (const [testUser, value] of all) await arrangeOther(steps, testUser, setting, value);
  const exchange = await steps.update(one, {
    body: bodySetting(steps, change, first),
    others: [{ testUser: other, body: bodySetting(steps, change, second) }],
    name,
  });
  refuseRateLimited(steps, exchange);
  if (!isAccepted(steps.contract, exchange)) {
    const fact = 'an update of two users is refused, and that of each is not';
    return [failure({ code: 'refused-valid', fact, expected: 'success', received: received(exchange) }, exchange)];
  }
  const findings: Finding[] = [];
  for (const [testUser, value] of all) {
    const stored = (await steps.read(testUser))?.values[change.name];
    if (stored === undefined || showsValue(change, value, stored)) continue;
    const fact = `${change.name} of one of two users that an update names is not what it set`;
    findings.push(failure({ code: 'user-left-out', fact, expected: shown(value), received: shown(stored) }, exchange));
  }
  return findings;
}
