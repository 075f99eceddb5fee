import type { Finding, Requirement } from '../../harness/index.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** An administrator of another organisation updates a subject, and ours updates a user of another organisation. */
export default {
  id: 'access.other-organisation',
  level: 'must',
  sentence: 'A caller MUST NOT update a user of another organisation.',
  matters: 'one customer can give roles in the organisation of another',
  appliesTo: ({ profile }) => profile.rights.organisations !== 'one' || 'everybody is of the same organisation',
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const { foreign } = trial.target.fixtures;
    const { outsider } = trial.target.callers;
    if (!outsider && foreign === undefined)
      trial.block('the target names nobody of another organisation; add callers.outsider or fixtures.foreign');
    const { change, values } = mainSetting(trial);
    await trial.withSubjects(1, async ([subject]) => {
      if (!subject) return;
      for (const value of values) {
        const body = bodySetting(trial, change, value);
        const to = `to ${JSON.stringify(value)}`;
        if (outsider)
          findings.push(
            ...(await attemptUpdate(trial, subject, 'other-organisation', {
              body,
              caller: 'outsider',
              name: `by an outsider ${to}`,
            })),
          );
        if (foreign !== undefined)
          findings.push(
            ...(await attemptUpdate(trial, foreign, 'other-organisation', { body, name: `of a foreign user ${to}` })),
          );
      }
    });
    return findings;
  },
  mustCatch: ['foreign-subject-allowed', 'other-organisation-allowed'],
} satisfies Requirement;
