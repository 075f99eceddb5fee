import { expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { explainRejection } from './explain-rejection.ts';

test('a value that no alternative takes is told which values there are', async () => {
  const contract = await loadContract(await findContractFolder('dolfin'));
  const violation = { pointer: '/role', keyword: 'type' };
  expect(explainRejection(contract, { refusal: 'invalid-value', violation })).toContain(
    '/role must be one of "Member", "Admin", "Owner"',
  );
});
