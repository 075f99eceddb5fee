import {
  arePublicReads,
  type CallerName,
  failure,
  type Refusal,
  type Requirement,
  type Scenario,
  sameId,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';

/** Reads a test user without credentials, and as a caller of another organization. */
export default {
  kind: 'try',
  id: 'access.reads-need-permission',
  level: 'should',
  severity: 'permissions',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'A user SHOULD NOT be shown to a caller without valid credentials, or to one of another organization.',
  matters: 'who may not change a user can still see name, e-mail address and role',
  appliesTo(contract) {
    const { profile, reads } = contract;
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    if (arePublicReads(contract)) return 'the vendor lets anybody read users';
    return hasRead(reads);
  },
  *scenarios(plan) {
    const { otherOrganization } = plan.target.callers;
    const isOfMany = plan.contract.profile.permissions.organizations !== 'one';
    yield shownTo('anonymous', 'no-credentials', 'read-without-credentials', 'without credentials');
    if (otherOrganization && isOfMany)
      yield shownTo('otherOrganization', 'other-organization', 'read-by-other-organization', 'to another organization');
  },
} satisfies Requirement;

function shownTo(caller: CallerName, refusal: Refusal, code: string, whom: string) {
  return {
    name: `shown ${whom}`,
    purpose: refusal,
    rank: 'deciding',
    // A list may have pages.
    cost: 4,
    async run(steps, [testUser]) {
      const view = await steps.readAs(caller, testUser);
      if (view === undefined || (view.id !== undefined && !sameId(view.id, testUser.id))) return [];
      const fact = `a read shows the user ${whom}`;
      return [failure({ code, fact, expected: 'a refusal, or no such user', received: 'the user' }, view.exchange)];
    },
  } satisfies Scenario;
}
