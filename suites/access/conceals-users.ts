import { failure, isRefused, type Requirement, received, statusOf } from '../../harness/suite.ts';
import { unknownId } from '../steps/ids.ts';

/** Asks without credentials for a user whom there is and for one whom there is not. */
export default {
  kind: 'try',
  id: 'access.conceals-users',
  severity: 'permissions',
  level: 'must',
  sentence: 'A response to a caller without credentials MUST NOT tell whether a user exists.',
  source: 'OWASP API Security Top 10 2023, API1 (broken object level authorization)',
  matters: 'anybody can find out who has an account',
  appliesTo: ({ profile }) => profile.resource.request.in !== 'body' || 'the id is in the body, which need not be read',
  *scenarios(plan) {
    yield {
      name: 'somebody and nobody',
      purpose: 'no-credentials',
      rank: 'deciding',
      cost: 3,
      async run(steps, [testUser]) {
        const { body } = plan.cases.simplest;
        const ask = (user: typeof testUser | string, name: string) =>
          steps.update(user, { body, caller: 'anonymous', refusal: 'no-credentials', name });
        const known = await ask(testUser, 'of a user, without credentials');
        const unknown = await ask(unknownId(plan), 'of nobody, without credentials');
        if (!isRefused(known) || !isRefused(unknown) || statusOf(known) === statusOf(unknown)) return [];
        const fact = `without credentials status ${statusOf(unknown)} tells that there is no such user`;
        return [
          failure({ code: 'existence-told', fact, expected: received(known), received: received(unknown) }, unknown),
        ];
      },
    };
  },
} satisfies Requirement;
