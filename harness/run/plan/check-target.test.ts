import { expect, test } from 'vitest';
import { loadContract } from '../../contract/load-contract.ts';
import type { Target } from '../../model/target.ts';
import { checkTarget } from './check-target.ts';
import { findContractFolder } from './find-contracts.ts';

const contract = await loadContract(await findContractFolder('dolfin'));
// Only what an address is made of is read.
const target = (more: object) =>
  ({
    name: 'sandbox',
    callers: { admin: { headers: {} } },
    testUsers: ['42'],
    fixtures: {},
    ...more,
  }) as unknown as Target;

test('what every address needs is missed before anything is sent', () => {
  expect(() => checkTarget(contract, target({}))).toThrow(
    /TARGET_INVALID.*target sandbox.*\nHint: add "organization: /s,
  );
  expect(() => checkTarget(contract, target({ organization: 'o1' }))).not.toThrow();
});
