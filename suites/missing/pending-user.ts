import { failure, isAccepted, type Requirement, shown, showsValue } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Updates a user who was invited and has not accepted yet. */
export default {
  kind: 'try',
  id: 'missing.pending-user',
  severity: 'permissions',
  level: 'must',
  sentence: 'An invited user MUST keep the role that an update gave, or the update MUST be refused.',
  matters: 'somebody joins with another role than the one that was confirmed',
  *scenarios(plan) {
    const { pending } = plan.target.fixtures;
    const said = plan.contract.profile.refusals?.['pending-user'] !== undefined;
    if (pending === undefined && !said)
      return plan.skip('nothing is known of invited users; fixtures.pending names one');
    if (pending === undefined) return plan.block('needs a user who was invited', 'fixtures.pending: id');
    yield {
      name: 'an invited user',
      purpose: 'open',
      rank: 'deciding',
      testUsers: 0,
      cost: 5,
      async run(steps) {
        const setting = mainSetting(plan);
        const { change } = setting;
        const before = await steps.read(pending);
        const stood = before?.values[change.name];
        const value = otherValue(setting, stood);
        const body = bodySetting(plan, change, value);
        const exchange = await steps.update(pending, { body, open: true, name: 'of an invited user' });
        if (!isAccepted(plan.contract, exchange)) return expectRefusal(steps, exchange, 'pending-user');
        const after = await steps.read(pending);
        if (stood !== undefined)
          await steps.update(pending, { body: bodySetting(plan, change, stood), open: true, name: 'restore' });
        const now = after?.values[change.name];
        if (stood === undefined || showsValue(change, value, now)) return [];
        const fact = `the ${change.name} of an invited user is accepted and not kept`;
        const words = {
          code: 'pending-role-lost',
          fact,
          expected: shown(value),
          received: after ? shown(now) : 'no user',
        };
        return [failure(words, after?.exchange ?? exchange)];
      },
    };
  },
} satisfies Requirement;
