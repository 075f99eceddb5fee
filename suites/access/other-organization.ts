import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** An administrator of another organization updates a test user, and ours updates a user of another organization. */
export default {
  id: 'access.other-organization',
  level: 'must',
  severity: 'permissions',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'A caller MUST NOT update a user of another organization.',
  matters: 'one customer can give roles in the organization of another',
  appliesTo: ({ profile }) => profile.permissions.organizations !== 'one' || 'everybody is of the same organization',
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const { foreign } = context.target.fixtures;
    const { otherOrganization } = context.target.callers;
    if (!otherOrganization && foreign === undefined)
      context.block(
        'the target names nobody of another organization; add callers.otherOrganization or fixtures.foreign',
      );
    const { change, values } = mainSetting(context);
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const value of values) {
        const body = bodySetting(context, change, value);
        const to = `to ${JSON.stringify(value)}`;
        if (otherOrganization)
          findings.push(
            ...(await attemptUpdate(context, testUser, 'other-organization', {
              body,
              caller: 'otherOrganization',
              name: `by a caller of another organization ${to}`,
            })),
          );
        if (foreign !== undefined)
          findings.push(
            ...(await attemptUpdate(context, foreign, 'other-organization', { body, name: `of a foreign user ${to}` })),
          );
      }
    });
    return findings;
  },
  mustCatch: ['foreign-user-allowed', 'other-organization-allowed'],
} satisfies OldRequirement;
