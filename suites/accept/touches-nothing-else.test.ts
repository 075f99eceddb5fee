import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Fault } from '../../harness/model/mock.ts';
import touchesNothingElse from './touches-nothing-else.ts';

const contract = sampleContract();
const [role] = contract.profile.fields;
const roleOnly = sampleContract({ profile: { fields: role ? [role] : [] } });

/** The first update of a user loses its name, and no later one anything. */
const forgetful: Partial<Fault> = {
  stores: (users, { testUser }, accepted) => {
    const user = users.get(testUser?.id ?? '');
    if (accepted && user) user.user = { ...user.user, name: null };
    return 'also';
  },
};

test('damage is seen, and seen again against the user as it was before the run', async () => {
  const [verdict] = await runOnMock([touchesNothingElse], { contract: roleOnly, fault: forgetful });
  expect(verdict?.outcome).toBe('fail');
  expect(verdict && 'findings' in verdict ? verdict.findings[0].at : '').toBe('/name');
});

test.each([
  ['with one field', roleOnly],
  ['where other updates set more', contract],
])('an honest server has done no damage, %s', async (_what, on) => {
  const [verdict] = await runOnMock([touchesNothingElse], { contract: on });
  expect(verdict?.outcome).toBe('pass');
});
