import type { Plan, Refusal, Requirement, Update } from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { credentialHeaders, spoil } from '../steps/credentials.ts';
import { type Attempt, leavingState } from '../steps/leave-state.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Sends updates of callers who may not, and reads whether they stuck. */
export default {
  kind: 'try',
  id: 'access.leaves-state',
  level: 'must',
  severity: 'permissions',
  owasp: 'API5:2023 Broken Function Level Authorization',
  sentence: 'An update that is refused for who sent it MUST leave the user as it was.',
  matters: 'an attack gets a refusal and works all the same',
  appliesTo: ({ reads, profile }) => {
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    return hasRead(reads);
  },
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    const { change } = mainSetting(plan);
    const attempts = refusedCalls(plan).map(
      ({ name, refusal, what }, index): Attempt => ({
        name,
        purpose: refusal,
        rank: ranked(index),
        send: (steps, testUser, value) =>
          steps.update(testUser, { body: bodySetting(steps, change, value), name, refusal, ...what }),
      }),
    );
    yield* attempts.map(leavingState);
  },
} satisfies Requirement;

interface RefusedCall {
  readonly name: string;
  readonly refusal: Refusal;
  readonly what: Update;
}

function refusedCalls(plan: Plan): readonly RefusedCall[] {
  const { callers } = plan.target;
  const wrong = Object.entries(credentialHeaders(plan)).map(([header, value]) => ({
    name: `with ${header.toLowerCase()} wrong`,
    refusal: 'wrong-credentials' as const,
    what: { headers: { [header]: spoil(value) } },
  }));
  return [
    { name: 'without credentials', refusal: 'no-credentials', what: { caller: 'anonymous' } },
    ...(callers.member
      ? [{ name: 'by member', refusal: 'insufficient-role', what: { caller: 'member' } } as const]
      : []),
    ...(callers.otherOrganization
      ? [
          {
            name: 'by otherOrganization',
            refusal: 'other-organization',
            what: { caller: 'otherOrganization' },
          } as const,
        ]
      : []),
    ...wrong,
  ];
}
