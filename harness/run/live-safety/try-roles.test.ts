import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { bareExchange } from '../../../bench/kit/sample-exchange.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import { sampleWrite } from '../../../bench/kit/sample-write.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { UserDifference } from '../../model/run.ts';
import { tryRoles, withoutHolders } from './try-roles.ts';

type User = Record<string, Json>;

/** Gives user 42, a member, the roles admin and owner on a server on which `update` says what comes of it. */
async function tried(
  update: (user: User, role: Json) => number,
  others: (user: User) => readonly UserDifference[] = () => [],
  held: readonly Json[] = [],
): Promise<{
  readonly fact: string | undefined;
  readonly user: User;
  readonly sent: readonly Json[];
  readonly forbidden: readonly Json[];
  readonly unstored: readonly Json[];
}> {
  const contract = rankedContract();
  const target = sampleTarget();
  const user: User = { id: '42', role: 'member', standing: 'active' };
  const sent: Json[] = [];
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    const { role = null } = JSON.parse(Buffer.from(request.body ?? []).toString()) as JsonObject;
    sent.push(role);
    const status = update(user, role);
    return bareExchange(request, status);
  };
  const whole = { ...user };
  const { changes, forbidden, unstored } = await tryRoles(
    { id: '42' },
    sampleWrite('42', 'member', { whole }),
    {
      contract,
      target,
      stateFolder: '',
      restoreLine: '',
      writes: { fields: ['role'], pinned: [], withheld: [], missing: [] },
      simplest: { role: 'member' },
      roles: ['member', 'admin', 'owner'],
      redact: (text) => text,
      send,
    },
    {
      target,
      send,
      look: async () => ({
        kind: 'user',
        user: { id: '42', values: { role: user.role ?? null }, whole: { ...user }, exchange: 1 },
      }),
      compare: (write, { user: now }) =>
        Object.keys(write.whole)
          .filter((key) => write.whole[key] !== now.whole[key])
          .map((key) => ({ at: `/${key}`, before: String(write.whole[key]), after: String(now.whole[key]) })),
      redact: (text) => text,
      readLagMs: 0,
      unsettledMs: () => 0,
      isUndone: () => false,
      wait: async () => {},
    },
    { held, othersChanged: async () => others(user) },
  );
  return { fact: changes, user, sent, forbidden, unstored };
}

const set = (user: User, role: Json): number => {
  user.role = role;
  return 200;
};

test('each role is given and taken back', async () => {
  const { fact, user, sent } = await tried(set);
  expect([fact, user.role, sent]).toEqual([undefined, 'member', ['admin', 'member', 'owner', 'member']]);
});

test('a role that is refused with 403 is told, one that is invalid is not', async () => {
  const { fact, forbidden } = await tried((_user, role) => (role === 'owner' ? 403 : 422));
  expect([fact, forbidden]).toEqual([undefined, ['owner']]);
});

test.each([403, 500])('a role whose taking back gets %i ends the trial', async (status) => {
  const { fact, sent } = await tried((user, role) => (user.role === 'admin' ? status : set(user, role)));
  expect(fact).toContain('role "admin" cannot be taken back');
  expect(sent).not.toContain('owner');
});

test('so does one that leaves something else changed', async () => {
  const { fact } = await tried((user, role) => {
    if (role === 'admin') user.standing = 'inactive';
    return set(user, role);
  });
  expect(fact).toContain('leaves /standing changed from active to inactive');
});

test('and one that changes somebody else while it is held', async () => {
  const other = { user: '7', who: 'other', at: '/role', before: 'owner', after: 'admin', restored: false } as const;
  const { fact } = await tried(set, (user) => (user.role === 'owner' ? [other] : []));
  expect(fact).toContain('role "owner" of user 42 changes user 7 too');
});

test.each([202, 403, 500])('a role that is responded to with %i is not judged', async (status) => {
  const { fact } = await tried((user, role) => (role === 'member' ? set(user, role) : status));
  expect(fact).toBeUndefined();
});

test('so does one that is accepted and not taken back: a list that is added to, say', async () => {
  const { fact, sent } = await tried((user, role) => (role === 'member' ? 200 : set(user, role)));
  expect(fact).toContain('role "admin" cannot be taken back');
  expect(sent).not.toContain('owner');
});

test('a role that is confirmed and not stored, while another one is, is told', async () => {
  const { fact, unstored } = await tried((user, role) => (role === 'admin' ? 200 : set(user, role)));
  expect([fact, unstored]).toEqual([undefined, ['admin']]);
});

test('where no role is seen stored, that proves nothing of any', async () => {
  expect((await tried(() => 200)).unstored).toEqual([]);
});

test('what other test users have is tried too, before the strongest role, once', async () => {
  const { sent } = await tried(set, () => [], ['member', 'guest', 'owner', 'guest']);
  expect(sent.filter((role) => role !== 'member')).toEqual(['admin', 'owner']);
});

test('who has a role that is not stored is left alone', () => {
  const user = (id: string, role: Json) => {
    return { id, before: { id, values: { role }, whole: {}, exchange: 1 } };
  };
  const left = withoutHolders(rankedContract(), [user('1', 'admin'), user('2', 'owner')], ['owner']);
  expect(left.testUsers.map(({ id }) => id)).toEqual(['1']);
  expect(left.notes).toEqual([expect.stringContaining('test user 2 is left alone: it has "owner"')]);
});
