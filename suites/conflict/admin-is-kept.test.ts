import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Contract, Target } from '../../harness/suite.ts';
import lastOwner from './last-owner.ts';
import lastOwnerItself from './last-owner-itself.ts';
import lastOwnerRace from './last-owner-race.ts';
import leavesState from './leaves-state.ts';

const sample = sampleContract();
const { one } = sample.reads;
/** Where nobody can be listed, no other admin is known. */
const contract: Contract = {
  ...sample,
  reads: one ? { one } : {},
  profile: { ...sample.profile, refusals: { ...sample.profile.refusals, 'last-owner': { statuses: [409] } } },
};
const requirements = [lastOwner, lastOwnerItself, lastOwnerRace, leavesState];

/** Users that were demoted, and what became of it, where `admin` is who restores everything. */
async function demotedBy(requirement: (typeof requirements)[number], admin: (target: Target) => string | undefined) {
  const demoted: string[] = [];
  let owner = '';
  const [verdict] = await runOnMock([requirement], {
    contract,
    target: (target) => {
      owner = target.fixtures.lastOwner ?? '';
      const userId = admin(target);
      const own = { headers: target.callers.admin?.headers ?? {}, ...(userId === undefined ? {} : { userId }) };
      return { ...target, kind: 'live', callers: { ...target.callers, admin: own } };
    },
    onExchange: ({ request }) => {
      if (request.operation === 'update' && request.user !== undefined) demoted.push(request.user);
    },
  });
  return { verdict, touched: demoted.includes(owner) };
}

test.each(requirements)('$id never demotes the caller who has to restore everything', async (requirement) => {
  const { verdict, touched } = await demotedBy(requirement, ({ fixtures }) => fixtures.lastOwner);
  expect(verdict).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('the last owner is callers.admin'),
  });
  expect(touched).toBe(false);
});

test('conflict.last-owner-itself leaves everybody alone where the admin may be the last owner', async () => {
  const { verdict, touched } = await demotedBy(lastOwnerItself, () => undefined);
  expect(verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('callers.admin') });
  expect(touched).toBe(false);
});

test.each([lastOwner, lastOwnerRace, leavesState])(
  '$id demotes the last owner where another admin restores it',
  async (requirement) => {
    const { touched } = await demotedBy(requirement, () => undefined);
    expect(touched).toBe(true);
  },
);
