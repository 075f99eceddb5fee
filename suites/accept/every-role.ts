import { type Finding, failure, type Requirement, shown, showsValue } from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Sets one subject to each value in turn, so that each update is a change, and reads it back. */
export default {
  id: 'accept.every-role',
  level: 'must',
  sentence: 'Every documented value of a role MUST be accepted and stored.',
  matters: 'a role that the document offers cannot be given',
  appliesTo: ({ profile }) => profile.changes.length > 0 || 'the profile names no field that an update changes',
  async try(trial) {
    const findings: Finding[] = [];
    const limited = settings(trial).filter(({ values }) => values.length > 0);
    if (limited.length === 0) trial.block('no value is known; add fixtures.roles: [id, id]');
    await trial.withSubjects(1, async ([subject]) => {
      if (!subject) return;
      for (const { change, values } of limited) {
        // The first once more at the end: it was no change if the subject had it before.
        for (const value of [...values, ...values.slice(0, 1)]) {
          const exchange = await trial.update(subject, {
            body: bodySetting(trial, change, value),
            name: `${change.name} = ${shown(value)}`,
          });
          findings.push(...expectSuccess(trial, exchange));
          if (!isAccepted(trial.contract, exchange)) continue;
          const view = await trial.read(subject);
          const stored = view?.values[change.name];
          if (stored === undefined || showsValue(change, value, stored)) continue;
          const fact = `${change.name} ${shown(value)} is accepted but not stored`;
          findings.push(
            failure({ code: 'change-not-stored', fact, expected: shown(value), received: shown(stored) }, exchange),
          );
        }
      }
    });
    return findings;
  },
  mustCatch: ['legal-value-refused', 'not-stored-for-one-value'],
} satisfies Requirement;
