import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { fakeRequirementContext } from '../steps/fake-context.ts';
import lastOwnerRace from './last-owner-race.ts';

const roles = [
  { value: 'admin', rank: 2, mayUpdate: true, owner: true },
  { value: 'member', rank: 1 },
];
const contract = sampleContract({}, { permissions: { roles } });
const cases = makeCases(contract, { seed: 1 });

async function race(userId: string): Promise<readonly string[]> {
  const sent: string[] = [];
  const context = fakeRequirementContext({
    contract,
    cases,
    target: { callers: { admin: { headers: {}, userId } } },
    update: ({ id }, honest) => {
      sent.push(id);
      return honest();
    },
  });
  await lastOwnerRace.try(context).catch((refusal: Error) => sent.push(refusal.message));
  return sent;
}

test('the caller who has to restore everything is never demoted', async () => {
  const sent = await race('owner');
  expect(sent.at(-1)).toMatch('the last owner is callers.admin');
  expect(sent).not.toContain('owner');
});

test('another admin lets the last owner be raced for', async () => {
  expect(await race('somebody else')).toContain('owner');
});
