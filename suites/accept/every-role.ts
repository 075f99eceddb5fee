import { type Finding, failure, isAccepted, type OldRequirement, shown, showsValue } from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Sets one test user to each value in turn, so that each update is a change, and reads it back. */
export default {
  id: 'accept.every-role',
  level: 'must',
  severity: 'updates',
  sentence: 'Every documented value of a role MUST be accepted and stored.',
  matters: 'a role that the document offers cannot be given',
  appliesTo: ({ profile }) => profile.fields.length > 0 || 'the profile names no field that an update changes',
  async try(context) {
    const findings: Finding[] = [];
    const limited = settings(context).filter(({ values }) => values.length > 0);
    if (limited.length === 0) context.block('no value is known; add fixtures.roles: [id, id]');
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const { change, values } of limited) {
        // The first once more at the end: it was no change if the test user had it before.
        for (const value of [...values, ...values.slice(0, 1)]) {
          const exchange = await context.update(testUser, {
            body: bodySetting(context, change, value),
            name: `${change.name} = ${shown(value)}`,
          });
          findings.push(...expectSuccess(context, exchange));
          if (!isAccepted(context.contract, exchange)) continue;
          const view = await context.read(testUser);
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
} satisfies OldRequirement;
