import { expect, test } from 'vitest';
import { fakeServer } from '../../../bench/kit/fake-server.ts';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import { sampleWrite } from '../../../bench/kit/sample-write.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { restoreUser } from '../../safety/restore-user.ts';
import { detours } from './detours.ts';

const contract = rankedContract();
const roles = ['member', 'admin', 'owner'];
const roleOf = (body: string | undefined) => (JSON.parse(body ?? '{}') as { role?: string }).role;

/** User 42 was a member and is an owner now, on a server that breaks on the direct way back. */
async function restored(write: JournaledWrite, refusal: number) {
  const fake = fakeServer({ '42': { role: 'owner' } });
  fake.response = (id, { role }) => (fake.users.get(id)?.role === 'owner' && role === 'member' ? refusal : 200);
  const ways = (one: JournaledWrite, now: Parameters<typeof detours>[2]) =>
    detours({ contract, target: sampleTarget(), simplest: { role: 'member' }, roles }, one, now);
  const { state } = await restoreUser(write, { ...fake.tools, isUndone: () => false, detours: ways });
  return { state, role: fake.users.get('42')?.role, sent: fake.sent.map((line) => roleOf(line.slice(3))) };
}

test.each([500, 409])(
  'a role that no direct way leads back from (%i) is left by way of another one',
  async (status) => {
    const write = sampleWrite('42', 'member', { whole: { id: '42', role: 'member' } });
    expect(await restored(write, status)).toEqual({
      state: 'as-before',
      role: 'member',
      sent: ['member', 'admin', 'member'],
    });
  },
);

test('no way leads over a role that is stronger than the one that is had and the one that was', () => {
  const over = (was: string, is: string, who: JournaledWrite['who'] = 'test-user', known = roles) =>
    detours(
      { contract, target: sampleTarget(), simplest: { role: 'member' }, roles: known },
      sampleWrite('42', was, { who }),
      { id: '42', values: { role: is }, whole: {}, exchange: 1 },
    ).map(({ body }) => roleOf(body));
  expect(over('member', 'admin')).toEqual([]);
  expect(over('owner', 'member')).toEqual(['admin']);
  expect(over('owner', 'member', 'other')).toEqual(['admin']);
  expect(over('owner', 'stranger', 'other')).toEqual([]);
});
