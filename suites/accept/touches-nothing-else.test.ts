import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import type { JsonObject } from '../../harness/suite.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { type FakeServer, fakeRequirementContext } from '../steps/fake-context.ts';
import touchesNothingElse from './touches-nothing-else.ts';

const contract = sampleContract();
const cases = makeCases(contract, { seed: 1 });
const [change] = contract.profile.fields;
const profileOnly = sampleContract({}, { fields: change ? [{ ...change, kind: 'attribute' }] : [] });

/** A server that lost every name before the requirement's own first look. */
const forgetful: Partial<FakeServer> = { read: (user) => user && ({ ...user, name: '' } as JsonObject) };

async function codesOf(server: Partial<FakeServer>) {
  const context = fakeRequirementContext({ contract, cases, ...server });
  const whole = { id: 'u1', email: 'u1@b.example', name: 'u1', role: 'member' };
  const before = { id: 'u1', values: { role: 'member' }, whole, exchange: 0 };
  const use = context.forEachTestUser;
  const known: typeof use = (items, each) =>
    use(items, (item, testUser) => each(item, testUser.id === 'u1' ? { ...testUser, before } : testUser));
  const findings = await touchesNothingElse.try({ ...context, forEachTestUser: known });
  return findings.map(({ code, at }) => `${code} ${at}`);
}

test('damage that an earlier update did is seen against the user as it was before the run', async () => {
  expect(await codesOf(forgetful)).toContain('field-changed /name');
});

test('an honest server has done no damage', async () => {
  expect(await codesOf({})).toEqual([]);
});

test('fields that other updates of the run set are no damage, permitted or not', async () => {
  const elsewhere: Partial<FakeServer> = { contract: profileOnly, read: (user) => user && { ...user, name: 'other' } };
  expect(await codesOf(elsewhere)).toEqual([]);
});
