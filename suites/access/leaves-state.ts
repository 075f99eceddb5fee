import type { CallerName, OldRequirement, Refusal, RequirementContext, Update } from '../../harness/suite.ts';
import { credentialHeaders, spoil } from '../steps/credentials.ts';
import { type Attempt, findTraces } from '../steps/leave-state.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Sends updates of callers who may not, and reads whether they stuck. */
export default {
  id: 'access.leaves-state',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'An update that is refused for who sent it MUST leave the user as it was.',
  matters: 'an attack is responded to with a refusal and works all the same',
  appliesTo: ({ reads, profile }) => {
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    return reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user';
  },
  needs: [{ read: 'any' }],
  async try(context) {
    return context.withTestUsers(1, async ([testUser]) =>
      testUser ? findTraces(context, testUser, attempts(context)) : [],
    );
  },
  mustCatch: ['forbidden-but-applied', 'unauthenticated-but-applied'],
} satisfies OldRequirement;

function attempts(context: RequirementContext): readonly Attempt[] {
  const { change } = mainSetting(context);
  const by = (name: string, refusal: Refusal, what: Update): Attempt => ({
    name,
    send: (testUser, value) =>
      context.update(testUser, { body: bodySetting(context, change, value), name, refusal, ...what }),
  });
  const callers: readonly (readonly [CallerName, Refusal])[] = [
    ['member', 'insufficient-role'],
    ['otherOrganization', 'other-organization'],
  ];
  const known = callers.filter(([caller]) => caller !== 'anonymous' && context.target.callers[caller] !== undefined);
  const wrong = Object.entries(credentialHeaders(context)).map(([header, value]) =>
    by(`with ${header.toLowerCase()} wrong`, 'wrong-credentials', { headers: { [header]: spoil(value) } }),
  );
  return [
    by('without credentials', 'no-credentials', { caller: 'anonymous' }),
    ...wrong,
    ...known.map(([caller, refusal]) => by(`by ${caller}`, refusal, { caller })),
  ];
}
