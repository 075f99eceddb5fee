import { type Requirement, showsValue } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { rankOf, rolesAbove } from '../steps/ranks.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates the last owner as a caller below it. */
export default {
  kind: 'try',
  id: 'access.touches-below-caller',
  severity: 'permissions',
  level: 'must',
  sentence: 'A caller MUST NOT update a user whose role is above its own.',
  source: 'OWASP API Security Top 10 2023, API5 (broken function level authorization)',
  matters: 'an administrator can put down its own owner',
  appliesTo: ({ profile: { permissions } }) => {
    if (permissions.ranked !== true) return 'the profile does not say that callers are ranked';
    return permissions.roles.some(({ owner }) => owner) || 'no role is said to be that of owners';
  },
  needs: [{ fixture: 'lastOwner' }, { allow: 'last-owner' }],
  *scenarios(plan) {
    const rank = rankOf(plan);
    if (rank === undefined) return plan.block('the role of callers.admin is not known', 'callers.admin.userId: <id>');
    const owners = plan.contract.profile.permissions.roles.filter(({ owner }) => owner);
    if (!owners.some(({ value }) => rolesAbove(plan, rank).includes(value)))
      plan.skip('no owner is above callers.admin');
    yield {
      name: 'the last owner',
      purpose: 'above-caller',
      rank: 'deciding',
      destructive: true,
      testUsers: 0,
      cost: 4,
      async run(steps) {
        const { lastOwner = '' } = plan.target.fixtures;
        const { change, values } = mainSetting(plan);
        const before = await steps.read(lastOwner);
        const value = values.find((one) => !showsValue(change, one, before?.values[change.name])) ?? values[0] ?? null;
        const found = await attemptUpdate(steps, lastOwner, 'above-caller', {
          body: bodySetting(plan, change, value),
          name: 'of a user above the caller',
        });
        const stood = before?.values[change.name];
        if (found.some(({ kind }) => kind === 'failure') && stood !== undefined)
          await steps.update(lastOwner, { body: bodySetting(plan, change, stood), open: true, name: 'restore' });
        return found;
      },
    };
  },
} satisfies Requirement;
