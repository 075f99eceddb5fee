import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import type { OldRequirement } from '../../harness/suite.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { fakeRequirementContext } from '../steps/fake-context.ts';
import lastOwner from './last-owner.ts';
import lastOwnerRace from './last-owner-race.ts';
import leavesState from './leaves-state.ts';

const roles = [
  { value: 'admin', rank: 2, mayUpdate: true, owner: true },
  { value: 'member', rank: 1 },
];
const cases = makeCases(sampleContract({}, { permissions: { roles } }), { seed: 1 });

const requirements = [lastOwner, lastOwnerRace, leavesState];

async function sentBy(requirement: OldRequirement, userId: string) {
  const sent: string[] = [];
  const context = fakeRequirementContext({
    contract: sampleContract({}, { permissions: { roles }, refusals: { 'last-owner': { statuses: [409] } } }),
    cases,
    target: { callers: { admin: { headers: {}, userId } } },
    read: (user, id) => (id === 'owner' ? { ...user, role: 'admin' } : user),
    update: ({ id }, honest) => {
      sent.push(id);
      return honest();
    },
  });
  if ('try' in requirement) await requirement.try(context).catch((refusal: Error) => sent.push(refusal.message));
  return sent;
}

test.each(requirements)('$id never demotes the caller who has to restore everything', async (requirement) => {
  const sent = await sentBy(requirement, 'owner');
  expect(sent.at(-1)).toMatch('the last owner is callers.admin');
  expect(sent).not.toContain('owner');
});

test.each(requirements)('$id demotes the last owner where another admin restores it', async (requirement) => {
  expect(await sentBy(requirement, 'somebody else')).toContain('owner');
});
