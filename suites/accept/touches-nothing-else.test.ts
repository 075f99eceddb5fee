import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import type { JsonObject } from '../../harness/index.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { type FakeServer, fakeTrial } from '../steps/fake-trial.ts';
import touchesNothingElse from './touches-nothing-else.ts';

const contract = sampleContract();
const cases = makeCases(contract, { seed: 1 });
const [change] = contract.profile.changes;
const profileOnly = sampleContract({}, { changes: change ? [{ ...change, kind: 'profile' }] : [] });

/** A server that lost every name before the requirement's own first look. */
const forgetful: Partial<FakeServer> = { read: (user) => user && ({ ...user, name: '' } as JsonObject) };

async function codesOf(server: Partial<FakeServer>) {
  const trial = fakeTrial({ contract, cases, ...server });
  const whole = { id: 'u1', email: 'u1@b.example', name: 'u1', role: 'member' };
  const before = { id: 'u1', values: { role: 'member' }, whole, exchange: 0 };
  const use = trial.forEachSubject;
  const known: typeof use = (items, each) =>
    use(items, (item, subject) => each(item, subject.id === 'u1' ? { ...subject, before } : subject));
  const findings = await touchesNothingElse.try({ ...trial, forEachSubject: known });
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
