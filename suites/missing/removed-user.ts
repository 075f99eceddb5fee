import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates a user who was removed, to every value. */
export default {
  id: 'missing.removed-user',
  level: 'must',
  severity: 'state',
  sentence: 'An update of a user who was removed MUST be refused.',
  matters: 'somebody who left keeps, or gets back, a role',
  appliesTo: ({ profile }) =>
    profile.resource.removal !== 'disables' || 'removing a user only disables it; an update reaches it as before',
  needs: [{ fixture: 'removed' }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const id =
      context.target.fixtures.removed ?? context.block('the target names no removed user; add fixtures.removed: <id>');
    const { change, values } = mainSetting(context);
    for (const value of values) {
      const what = { body: bodySetting(context, change, value), name: `of a removed user to ${JSON.stringify(value)}` };
      findings.push(...(await attemptUpdate(context, id, 'removed-user', what)));
    }
    return findings;
  },
  mustCatch: ['removed-user-updated'],
} satisfies OldRequirement;
