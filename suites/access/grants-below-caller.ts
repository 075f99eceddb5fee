import type { Requirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { rankOf, rolesAbove } from '../steps/ranks.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Grants a role above the caller's own. */
export default {
  kind: 'try',
  id: 'access.grants-below-caller',
  severity: 'permissions',
  level: 'must',
  sentence: 'A caller MUST NOT grant a role above its own.',
  source: 'OWASP API Security Top 10 2023, API5 (broken function level authorization)',
  matters: 'an administrator makes somebody an owner, who then makes it one',
  appliesTo: ({ profile }) => profile.permissions.ranked === true || 'the profile does not say that callers are ranked',
  *scenarios(plan) {
    const rank = rankOf(plan);
    if (rank === undefined) return plan.block('the role of callers.admin is not known', 'callers.admin.userId: <id>');
    const setting = settings(plan).find(({ change }) => change.kind === 'role');
    const above = rolesAbove(plan, rank);
    if (!setting || above.length === 0) return plan.skip('no role is above that of callers.admin');
    const { change } = setting;
    for (const role of above)
      yield {
        name: `to ${JSON.stringify(role)}`,
        purpose: 'above-caller',
        rank: role === above[0] ? 'deciding' : 'named',
        cost: 2,
        run: (steps, [testUser]) =>
          attemptUpdate(steps, testUser, 'above-caller', {
            body: bodySetting(plan, change, change.list ? [role] : role),
            name: `to ${JSON.stringify(role)}, above the caller`,
          }),
      };
  },
} satisfies Requirement;
