import { expect, test } from 'vitest';
import { rankedContract } from '../../bench/kit/ranked-contract.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { Contract } from '../model/contract.ts';
import type { UserView } from '../model/requirement.ts';
import type { CallerName, Target } from '../model/target.ts';
import { preflight, refuseObstacles } from './preflight.ts';
import type { Preflight, Probe } from './preflight-tools.ts';
import { writeSet } from './write-set.ts';

/** Roles by id: 1 and 2 are the callers admin and member, 42 and 43 the test users, 9 an owner beside them. */
const everybody = { 1: 'admin', 2: 'member', 9: 'owner', 42: 'member', 43: 'admin' };

interface World {
  readonly roles?: Record<string, unknown>;
  readonly target?: Partial<Target>;
  readonly contract?: Contract;
  /** Without a list when false. */
  readonly listed?: boolean;
  readonly see?: (caller: CallerName, id: string) => Probe | undefined;
}

function view(id: string, role: unknown): UserView {
  return { id, values: (role === undefined ? {} : { role }) as UserView['values'], whole: {}, exchange: 1 };
}

function check({ roles = everybody, target, contract, listed = true, see }: World): Promise<Preflight> {
  const users = Object.entries(roles).map(([id, role]) => view(id, role));
  return preflight({
    contract: contract ?? rankedContract(),
    target: sampleTarget(target),
    simplest: { role: 'member' },
    writes: writeSet(contract ?? rankedContract(), { allow: [], ...target }),
    look: async (caller, id) => {
      const seen = see?.(caller, id);
      if (seen !== undefined) return seen;
      if (caller === 'anonymous') return { kind: 'status', status: 401 };
      if (caller !== 'admin') return { kind: 'status', status: 403 };
      const user = users.find((one) => one.id === id);
      return user === undefined ? { kind: 'status', status: 404 } : { kind: 'user', user };
    },
    list: async () => (listed ? users : undefined),
  });
}

const facts = ({ obstacles }: Preflight) => obstacles.map(({ fact }) => fact);

test('a sound target has no obstacles, and its test users are known as they are', async () => {
  const found = await check({});
  expect(facts(found)).toEqual([]);
  expect(found.testUsers.map(({ id, before }) => [id, before?.values.role])).toEqual([
    ['42', 'member'],
    ['43', 'admin'],
  ]);
});

test('a caller of another organization whom no list shows is one, though the server lets it read, and lets itself be read', async () => {
  const other = { headers: { 'x-key': 'o' }, userId: '77' };
  const found = await check({
    target: { callers: { ...sampleTarget().callers, otherOrganization: other } },
    see: (caller, id) =>
      caller === 'otherOrganization' || id === '77' ? { kind: 'user', user: view(id, 'admin') } : undefined,
  });
  expect(facts(found)).toEqual([]);
  expect(found.notes).toContainEqual(expect.stringContaining('shows users to strangers'));
});

test('where no test user is there, the address is the mistake, told once', async () => {
  const found = await check({ see: (caller) => (caller === 'admin' ? { kind: 'status', status: 404 } : undefined) });
  expect(facts(found)).toEqual([expect.stringContaining('none of the 2 test users is there (status 404 each, below ')]);
  expect(found.obstacles[0]?.line).toMatch(/^baseUrl: /);
});

test('without test users nothing is read', async () => {
  const found = await check({ target: { testUsers: [] }, see: () => expect.unreachable() });
  expect(found.obstacles).toEqual([
    expect.objectContaining({ line: 'testUsers: [ID, ...]   # the only users whose role may change' }),
  ]);
});

test('without a read nobody could be restored', async () => {
  expect(facts(await check({ contract: { ...rankedContract(), reads: {} } }))).toEqual([
    'contract sample has no read, so that no test user can be restored',
  ]);
});

test.each<readonly [string, World, string]>([
  [
    'a test user that is not there',
    { roles: { ...everybody, 42: undefined }, see: gone('42') },
    'test user 42 is not there (status 404)',
  ],
  ['a caller among the test users', { target: { testUsers: ['42', '1'] } }, 'test user 1 is the caller "admin" itself'],
  [
    'the last owner',
    { roles: { ...everybody, 9: 'member', 42: 'owner' } },
    'test user 42 is an owner, and no owner would be left but test users',
  ],
  [
    'an owner where nobody can be listed',
    { listed: false, roles: { ...everybody, 42: 'owner' } },
    'test user 42 is an owner, and no list shows whether there is another one',
  ],
  [
    'the fixture of the last owner',
    { target: { fixtures: { lastOwner: '42' } } },
    'test user 42 is the last owner of fixtures.lastOwner',
  ],
  [
    'credentials that may not read',
    { see: (caller) => (caller === 'admin' ? { kind: 'status', status: 401 } : undefined) },
    'the server does not know the credentials of callers.admin (status 401 for each of 2 test users)',
  ],
  [
    'a server that does not respond',
    { see: (caller) => (caller === 'admin' ? { kind: 'none', detail: 'refused' } : undefined) },
    'test user 42 cannot be read: refused',
  ],
  [
    'a member whose credentials do not work',
    { see: (caller) => (caller === 'member' ? { kind: 'status', status: 401 } : undefined) },
    'the credentials of caller "member" are refused with status 401',
  ],
  [
    'a caller of another organization who is none',
    { see: (caller) => (caller === 'otherOrganization' ? { kind: 'user', user: view('42', 'member') } : undefined) },
    'caller "otherOrganization" can read a test user: either it is not of another organization, or the server shows users to strangers',
  ],
  [
    'a caller of another organization of the same organization',
    {
      target: {
        callers: { ...sampleTarget().callers, otherOrganization: { headers: { 'x-key': 'o' }, userId: '43' } },
      },
    },
    'caller "otherOrganization" (43) is of the same organization as admin',
  ],
  [
    'a member who may update',
    { roles: { ...everybody, 2: 'admin' } },
    'caller "member" has the role "admin", which may update roles',
  ],
  [
    'an admin who may not',
    { roles: { ...everybody, 1: 'member' } },
    'caller "admin" has the role "member", which may not update roles',
  ],
  [
    'two callers with the same credentials',
    { target: { callers: { admin: { headers: { 'x-key': 'same' } }, member: { headers: { 'x-key': 'same' } } } } },
    'callers "admin" and "member" are the same identity',
  ],
  [
    'two callers with the same user',
    {
      target: {
        callers: {
          admin: { headers: { 'x-key': 'a' }, userId: '1' },
          member: { headers: { 'x-key': 'b' }, userId: '1' },
        },
      },
    },
    'callers "admin" and "member" are the same identity',
  ],
])('%s is an obstacle', async (_, world, fact) => {
  const found = await check(world);
  expect(facts(found)).toContain(fact);
  expect(() => refuseObstacles(sampleTarget(), found)).toThrow(expect.objectContaining({ code: 'TARGET_INVALID' }));
});

function gone(id: string): NonNullable<World['see']> {
  return (caller, other) => (caller === 'admin' && id === other ? { kind: 'status', status: 404 } : undefined);
}

test.each([
  ['guest', 'test user 42 has the role "guest", which the operation cannot write, so that it could not be restored'],
  [null, 'test user 42 has the role null, which the operation cannot write, so that it could not be restored'],
  [undefined, 'test user 42 has no role in what is read, so that it could not be restored'],
])('a test user whose role is %j is left alone, and is an obstacle when no other one is left', async (role, fact) => {
  const found = await check({ roles: { ...everybody, 42: role } });
  expect(facts(found)).toEqual([]);
  expect([found.unusable, found.testUsers.map(({ id }) => id)]).toEqual([[fact], ['43']]);
  expect(facts(await check({ roles: { ...everybody, 42: role }, target: { testUsers: ['42'] } }))).toEqual([fact]);
});

test('owners may be test users when another owner stays, or when it is allowed', async () => {
  expect(facts(await check({ roles: { ...everybody, 42: 'owner' } }))).toEqual([]);
  const alone = { ...everybody, 9: 'member', 42: 'owner' };
  expect(facts(await check({ roles: alone, target: { allow: ['last-owner'] } }))).toEqual([]);
});

test('what cannot be proven is noted', async () => {
  const anonymous = await check({
    see: (caller, id) => (caller === 'admin' ? undefined : { kind: 'user', user: view(id, 'member') }),
  });
  expect(facts(anonymous)).toEqual([]);
  expect(anonymous.notes).toContainEqual(expect.stringContaining('anyone can read the test users'));
  const { admin } = sampleTarget().callers;
  const nameless = await check({
    target: { callers: { admin: admin ?? { headers: {} }, member: { headers: { 'x-key': 'm' } } } },
  });
  expect(nameless.notes).toContainEqual(expect.stringContaining('caller "member" has no userId'));
});

test('the refusal names every obstacle and each line once', async () => {
  const found = await check({ roles: { ...everybody, 1: 'member', 2: 'admin' }, target: { testUsers: ['2'] } });
  expect(() => refuseObstacles(sampleTarget(), found)).toThrow(
    /nothing was changed\n- test user 2 .*\n- caller "admin" .*\n- caller "member" .*\nHint: in the target file, under sandbox:\n {2}testUsers: .*\n {2}callers: .*\n {2}callers: /,
  );
  expect(() => refuseObstacles(sampleTarget(), { ...found, obstacles: [] })).not.toThrow();
});

test('a 401 that the contract also gives for too few permissions is no obstacle, but noted', async () => {
  const sample = rankedContract();
  const contract = {
    ...sample,
    profile: { ...sample.profile, refusals: { 'insufficient-role': { statuses: [403, 401] } } },
  };
  const see = (caller: CallerName): Probe | undefined =>
    caller === 'member' ? { kind: 'status', status: 401 } : undefined;
  const found = await check({ contract, see });
  expect(facts(found)).toEqual([]);
  expect(found.notes).toContainEqual(expect.stringContaining('caller "member" gets 401'));
});

test.each([
  [0, 50],
  [400, 16],
  [24, 4],
])('of 2,000 test users a budget of %i is for %i: the others are not even read', async (budget, most) => {
  const ids = Array.from({ length: 2000 }, (_one, index) => String(1000 + index));
  const roles = { ...everybody, ...Object.fromEntries(ids.map((id) => [id, 'member'])) };
  const looked = new Set<string>();
  const target = { testUsers: ids, requestRate: { ...sampleTarget().requestRate, budget } };
  const found = await check({ roles, target, see: (_caller, id) => void looked.add(id) });
  expect(found.testUsers).toHaveLength(most);
  expect(ids.filter((id) => looked.has(id))).toHaveLength(most);
  expect(found.notes).toContainEqual(expect.stringContaining(`${2000 - most} of 2000 test users are left alone`));
});
