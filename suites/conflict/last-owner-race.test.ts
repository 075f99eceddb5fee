import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { fakeTrial } from '../steps/fake-trial.ts';
import lastOwnerRace from './last-owner-race.ts';

const roles = [
  { value: 'admin', rank: 2, manages: true, owner: true },
  { value: 'member', rank: 1 },
];
const contract = sampleContract({}, { rights: { roles } });
const cases = makeCases(contract, { seed: 1 });

async function race(userId: string): Promise<readonly string[]> {
  const sent: string[] = [];
  const trial = fakeTrial({
    contract,
    cases,
    target: { callers: { admin: { headers: {}, userId } } },
    update: ({ id }, honest) => {
      sent.push(id);
      return honest();
    },
  });
  await lastOwnerRace.try(trial).catch((cause: Error) => sent.push(cause.message));
  return sent;
}

test('the caller who has to put everything back is never demoted', async () => {
  const sent = await race('owner');
  expect(sent.at(-1)).toMatch('the last owner is callers.admin');
  expect(sent).not.toContain('owner');
});

test('another admin lets the last owner be raced for', async () => {
  expect(await race('somebody else')).toContain('owner');
});
