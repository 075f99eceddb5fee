import { expect, test } from 'vitest';
import type { Contract } from '../../model/contract.ts';
import type { Target } from '../../model/target.ts';
import { missingNeed } from './needs.ts';

// Only what the check reads is there.
const contract = { reads: { list: {} } } as unknown as Contract;
const target = {
  callers: { admin: { headers: {} } },
  fixtures: { unknown: 'x' },
  testUsers: ['a'],
  allow: ['rate-limit'],
} as unknown as Target;

test.each([
  [{ caller: 'member' }, 'blocked', 'callers.member'],
  [{ fixture: 'removed' }, 'blocked', 'fixtures.removed'],
  [{ testUsers: 2 }, 'blocked', 'testUsers:'],
  [{ allow: 'last-owner' }, 'skipped', 'allow:'],
  [{ read: 'one' }, 'skipped', 'reads.one'],
] as const)('%j is said to be %s, with the line to add', (need, outcome, line) => {
  const missing = missingNeed([need], contract, target);
  expect(missing?.outcome).toBe(outcome);
  expect(missing?.reason).toContain(line);
  // What may be accepted as an omission is what the target lacks, told apart from what it does not permit.
  expect(missing && 'lacks' in missing).toBe(outcome === 'blocked');
});

test('what is there is not missing', () => {
  const needs = [
    { caller: 'admin' },
    { fixture: 'unknown' },
    { testUsers: 1 },
    { allow: 'rate-limit' },
    { read: 'any' },
    { read: 'list' },
  ] as const;
  expect(missingNeed(needs, contract, target)).toBeUndefined();
});
