import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Updates other users as a caller who may not, to every value. */
export default {
  id: 'access.insufficient-role',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'A caller whose role does not permit it MUST NOT update anybody.',
  matters: 'every member of an organization can give roles',
  appliesTo: () => true,
  needs: [{ caller: 'member' }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const bodies = settings(context).flatMap(({ change, values }) =>
      values.map((value) => ({
        body: bodySetting(context, change, value),
        to: `${change.name} ${JSON.stringify(value)}`,
      })),
    );
    const tries = bodies.length > 0 ? bodies : [{ body: context.cases.simplest.body, to: 'the simplest update' }];
    await context.forEachTestUser(tries, async ({ body, to }, testUser) => {
      findings.push(
        ...(await attemptUpdate(context, testUser, 'insufficient-role', {
          body,
          caller: 'member',
          name: `by a member, ${to}`,
        })),
      );
    });
    return findings;
  },
  mustCatch: ['member-allowed', 'member-allowed-for-one-value'],
} satisfies OldRequirement;
