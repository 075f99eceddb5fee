import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Requirement } from '../../harness/suite.ts';
import partlyValid from './partly-valid.ts';

const contract = sampleContract();
const note = { name: 'note', kind: 'attribute', request: '/note', user: '/note' } as const;
const twoFields = { ...contract, profile: { ...contract.profile, fields: [...contract.profile.fields, note] } };

/** As on a live target that permits roles only: no case breaks another field. */
const rolesOnly: Requirement = {
  ...partlyValid,
  scenarios: (plan) =>
    partlyValid.scenarios({ ...plan, cases: Object.create(plan.cases, { invalid: { value: [] } }), skip: plan.skip }),
};

test('where no violation of another field may be sent, that is skipped, not blocked', async () => {
  const [verdict] = await runOnMock([rolesOnly], { contract: twoFields, runs: 1 });
  expect(verdict).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('allow: [attributes]') });
});
