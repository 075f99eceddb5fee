import type { Requirement } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Updates other users as a caller who may not, to every value. */
export default {
  kind: 'try',
  id: 'access.insufficient-role',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'A caller whose role does not permit it MUST NOT update anybody.',
  matters: 'every member of an organization can give roles',
  needs: [{ caller: 'member' }],
  *scenarios(plan) {
    const bodies = settings(plan).flatMap(({ change, values }) =>
      values.map((value) => ({
        body: bodySetting(plan, change, value),
        to: `${change.name} ${JSON.stringify(value)}`,
      })),
    );
    const tries = bodies.length > 0 ? bodies : [{ body: plan.cases.simplest.body, to: 'the simplest update' }];
    yield* refusedAttempts(
      tries.map(({ body, to }) => ({
        name: `by a member, ${to}`,
        refusal: 'insufficient-role',
        what: { body, caller: 'member' },
      })),
    );
  },
} satisfies Requirement;
