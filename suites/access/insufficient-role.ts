import type { Finding, Requirement } from '../../harness/index.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Updates other users as a caller who may not, to every value. */
export default {
  id: 'access.insufficient-role',
  level: 'must',
  sentence: 'A caller whose role does not permit it MUST NOT update anybody.',
  matters: 'every member of an organisation can give roles',
  appliesTo: () => true,
  needs: [{ caller: 'member' }],
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const bodies = settings(trial).flatMap(({ change, values }) =>
      values.map((value) => ({
        body: bodySetting(trial, change, value),
        to: `${change.name} ${JSON.stringify(value)}`,
      })),
    );
    const tries = bodies.length > 0 ? bodies : [{ body: trial.cases.simplest.body, to: 'the simplest update' }];
    await trial.forEachSubject(tries, async ({ body, to }, subject) => {
      findings.push(
        ...(await attemptUpdate(trial, subject, 'insufficient-role', {
          body,
          caller: 'member',
          name: `by a member, ${to}`,
        })),
      );
    });
    return findings;
  },
  mustCatch: ['member-allowed', 'member-allowed-for-one-value'],
} satisfies Requirement;
