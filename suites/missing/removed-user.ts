import type { Requirement } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates a user who was removed, to every value. */
export default {
  kind: 'try',
  id: 'missing.removed-user',
  level: 'must',
  severity: 'state',
  sentence: 'An update of a user who was removed MUST be refused.',
  matters: 'somebody who left keeps, or gets back, a role',
  appliesTo: ({ profile }) =>
    profile.resource.removal !== 'disables' || 'removing a user only disables it; an update reaches it as before',
  needs: [{ fixture: 'removed' }],
  *scenarios(plan) {
    const to = plan.target.fixtures.removed ?? plan.block('the target names no removed user', 'fixtures.removed: <id>');
    const { change, values } = mainSetting(plan);
    yield* refusedAttempts(
      values.map((value) => ({
        name: `of a removed user to ${JSON.stringify(value)}`,
        refusal: 'removed-user',
        what: { body: bodySetting(plan, change, value) },
        to,
      })),
    );
  },
} satisfies Requirement;
