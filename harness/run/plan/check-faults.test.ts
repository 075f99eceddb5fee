import { expect, test } from 'vitest';
import { allContractsHere } from '../../../bench/kit/all-contracts.ts';
import { checkFaults } from './check-faults.ts';

const contracts = await allContractsHere();
const limited = contracts.filter(({ profile }) => profile.rateLimit !== undefined);
const unlimited = contracts.filter(({ profile }) => profile.rateLimit === undefined);

test('a fault that none of the contracts can have is refused with the reason', async () => {
  await expect(checkFaults(['retry-after-too-short'], unlimited)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining(`does not apply to ${unlimited[0]?.id}`),
  });
});

test('a fault that some of them cannot have is told, one that all can have is not', async () => {
  const told = await checkFaults(['retry-after-too-short', 'nothing-stored'], [...limited, ...unlimited.slice(0, 1)]);
  expect(told).toEqual([expect.stringContaining(`retry-after-too-short does not apply to`)]);
});
