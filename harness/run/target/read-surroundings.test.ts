import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleExchange } from '../../../bench/kit/sample-exchange.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import type { Json } from '../../model/json.ts';
import { readSurroundings } from './read-surroundings.ts';

/** What is known of an admin below the owner, who was refused these roles with 403. */
const known = (forbidden: readonly Json[], role: Json = 'admin') => {
  const contract = rankedContract();
  const { admin, ...callers } = sampleTarget().callers;
  const target = sampleTarget({ callers: { ...callers, admin: { headers: {}, ...admin, userId: '1' } } });
  const body = { id: '1', role, users: [{ id: '1', role }], data: [{ id: '1', role }] };
  return readSurroundings(contract, target, async () => sampleExchange({ status: 200, body }), forbidden);
};

test('who was refused just the roles above its own is ranked, though nobody said so', async () => {
  const { roles } = rankedContract().profile.permissions;
  const own = roles.find(({ value }) => value === 'admin')?.rank ?? 0;
  const above = roles.filter(({ rank, mayBeAssigned }) => rank > own && mayBeAssigned !== false);
  expect(above.length).toBeGreaterThan(0);
  expect(await known(above.map(({ value }) => value))).toEqual({ role: 'admin', mostRank: own });
});

test.each([[[]], [['member']], [['member', 'admin', 'owner']]])('who was refused %j is not', async (forbidden) => {
  expect(await known(forbidden)).toEqual({});
});
