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

/** Every update has to carry a title beside the role. */
const titled = sampleContract({
  request: {
    type: 'object',
    required: ['role', 'title'],
    properties: {
      role: { type: 'string', enum: ['viewer', 'editor', 'keeper'] },
      title: { type: ['string', 'null'], maxLength: 20 },
    },
  },
});

test.each([
  ['with one field', roleOnly],
  ['where other updates set more', contract],
  ['where every update has to carry another field', titled],
])('an honest server has done no damage, %s', async (_what, on) => {
  const [verdict] = await runOnMock([touchesNothingElse], { contract: on });
  expect(verdict?.outcome).toBe('pass');
});
