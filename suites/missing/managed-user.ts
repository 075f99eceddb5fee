import { compareUsers, failure, type Requirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';

/** Updates a user whose role an identity provider manages. */
export default {
  kind: 'try',
  id: 'missing.managed-user',
  severity: 'permissions',
  level: 'must',
  sentence: 'An update of a user whom an identity provider manages MUST be refused and MUST NOT change anything.',
  source: 'RFC 7643 section 7 (what a provider manages is not writable elsewhere)',
  matters: 'a role that was given here is lost, or comes into force, when the provider next writes',
  *scenarios(plan) {
    const { managed } = plan.target.fixtures;
    const said = plan.contract.profile.refusals?.['managed-user'] !== undefined;
    if (managed === undefined && !said)
      plan.skip('nothing is known of users managed elsewhere; fixtures.managed names one');
    if (managed === undefined)
      return plan.block('needs a user whom an identity provider manages', 'fixtures.managed: id');
    yield {
      name: 'a managed user',
      purpose: 'managed-user',
      rank: 'deciding',
      testUsers: 0,
      cost: 4,
      async run(steps) {
        const before = await steps.read(managed);
        const found = await attemptUpdate(steps, managed, 'managed-user', { name: 'of a managed user' });
        const after = before && (await steps.read(managed));
        if (!before || !after || found.some(({ kind }) => kind === 'failure')) return found;
        const changed = compareUsers(before, after, plan.contract).filter(({ kind }) => kind === 'failure');
        return changed.map(({ expected, received, at }) =>
          failure(
            {
              code: 'refused-but-applied',
              fact: `a refused update of a managed user changed ${at ?? 'it'}`,
              expected,
              received,
            },
            after.exchange,
          ),
        );
      },
    };
  },
} satisfies Requirement;
