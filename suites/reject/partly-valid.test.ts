import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Plan, Requirement } from '../../harness/suite.ts';
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

test('of many fields each is changed beside a few and broken beside a few', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `note${index}`);
  const fields = names.map((name) => ({ ...note, name, request: `/${name}`, user: `/${name}` }));
  const plans: Plan[] = [];
  const watching: Requirement = {
    ...partlyValid,
    scenarios(plan) {
      plans.push(plan);
      return [];
    },
  };
  const wide = { ...contract, profile: { ...contract.profile, fields: [...contract.profile.fields, ...fields] } };
  await runOnMock([watching], { contract: wide, runs: 1 });
  const [plan] = plans as [Plan];
  const [simplest] = plan.cases.valid;
  const bodies = [0, 1].map((value) => Object.fromEntries(names.map((name) => [name, value])));
  const valid = bodies.map((body) => ({ ...plan.cases.simplest, ...simplest, body }));
  const invalid = names.map((name) => ({ name, body: { [name]: [] }, constraint: { pointer: `/${name}` } }));
  const cases = Object.create(plan.cases, {
    valid: { value: valid },
    fields: { value: names },
    invalid: { value: invalid },
  });
  const pairs = [...partlyValid.scenarios({ ...plan, cases })].map(({ name }) => name.split(' beside '));
  expect(pairs).toHaveLength(30 * 4);
  expect(new Set(pairs.map(([changed]) => changed))).toEqual(new Set(names));
  expect(new Set(pairs.map(([, broken]) => broken))).toEqual(new Set(names));
});
