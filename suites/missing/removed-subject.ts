import type { Finding, Requirement } from '../../harness/index.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates a user who was removed, to every value. */
export default {
  id: 'missing.removed-subject',
  level: 'must',
  sentence: 'An update of a user who was removed MUST be refused.',
  matters: 'somebody who left keeps, or gets back, a role',
  appliesTo: ({ profile }) =>
    profile.subject.removal !== 'disables' || 'removing a user only disables it; an update reaches it as before',
  needs: [{ fixture: 'removed' }],
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const id =
      trial.target.fixtures.removed ?? trial.block('the target names no removed user; add fixtures.removed: <id>');
    const { change, values } = mainSetting(trial);
    for (const value of values) {
      const what = { body: bodySetting(trial, change, value), name: `of a removed user to ${JSON.stringify(value)}` };
      findings.push(...(await attemptUpdate(trial, id, 'removed-subject', what)));
    }
    return findings;
  },
  mustCatch: ['removed-subject-updated'],
} satisfies Requirement;
