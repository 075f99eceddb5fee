import { expect, test } from 'vitest';
import { makeCases } from '../../harness/cases/make-cases.ts';
import type { Json } from '../../harness/suite.ts';
import { sampleContract } from '../../harness/verdict/sample-contract.ts';
import { fakeRequirementContext } from '../steps/fake-context.ts';
import requirement from './same-user-converges.ts';

const contract = sampleContract();
const cases = makeCases(contract, { seed: 1 });
const long = 'a'.repeat(300);

test.each<[string, readonly Json[], boolean]>([
  [
    'the same roles in another order',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    false,
  ],
  ['one value', ['a', 'a'], false],
  [
    'other roles',
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
    true,
  ],
  ['values that differ after 200 characters', [`${long}b`, `${long}c`], true],
])('reads that show %s in turn', async (_what, roles, disagree) => {
  let turn = 0;
  const read = (_user: unknown, id: string) => ({ id, role: roles[turn++ % roles.length] ?? null });
  const findings = await requirement.try(fakeRequirementContext({ contract, cases, read }));
  expect(findings.some(({ code }) => code === 'reads-disagree')).toBe(disagree);
});
