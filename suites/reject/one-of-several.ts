import { compareUsers, failure, isRefused, type Requirement, valueAt } from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { isEachOwn, mayNameSeveral, takesTwo } from '../steps/several-users.ts';

/** Most ways in which the second user's part is broken. */
const most = 4;

/** Updates two users with one request, the second with what is no role, and reads the first. */
export default {
  kind: 'try',
  id: 'reject.one-of-several',
  level: 'must',
  severity: 'state',
  sentence: 'An update of several users that is refused MUST leave every one of them as before.',
  matters: 'a client that reads an error believes that nobody was changed, and some were',
  appliesTo: (contract) => {
    const several = mayNameSeveral(contract);
    return several === true ? hasRead(contract.reads) : several;
  },
  needs: [{ testUsers: 2 }, { read: 'any' }],
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change, values } = setting;
    if (!isEachOwn(plan.contract, change)) plan.skip('an update has one role for all of its users');
    if (!takesTwo(plan, bodySetting(plan, change, values[0] ?? null))) plan.skip('an update names one user of a list');
    const isAt = (pointer: string) => pointer === change.request || pointer.startsWith(`${change.request}/`);
    const broken = oneOfEachFirst(plan.cases.invalid).filter(
      ({ constraint, body }) => isAt(constraint.pointer) && valueAt(body, change.request) !== undefined,
    );
    for (const [index, { name, refusal, body: wrong }] of broken.slice(0, most).entries()) {
      yield {
        name: `the second with ${name}`,
        purpose: 'state',
        rank: ranked(index),
        testUsers: 2,
        cost: 4,
        async run(steps, [one, other]) {
          if (other === undefined || wrong === undefined) return [];
          const before = await steps.stateOf(one);
          const value = otherValue(setting, before.values[change.name]);
          const exchange = await steps.update(one, {
            body: bodySetting(steps, change, value),
            others: [{ testUser: other, body: wrong }],
            refusal,
            name: `one of two users with ${name}`,
          });
          const after = isRefused(exchange) ? await steps.read(one) : undefined;
          if (!after) return [];
          return compareUsers(before, after, steps.contract)
            .filter(({ kind }) => kind === 'failure')
            .map(({ expected, received, at = '' }) => {
              const fact = `an update that is refused for one user changed ${at || 'another'}`;
              return failure({ code: 'refused-but-applied', fact, expected, received, at }, exchange);
            });
        },
      };
    }
  },
} satisfies Requirement;
