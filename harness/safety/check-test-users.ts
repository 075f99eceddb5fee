import { assigningField } from '../domain/assigned-roles.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { TestUser, UserView } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { type Candidate, chooseTestUsers } from './choose-test-users.ts';
import type { Obstacle, Preflight, PreflightTools, Probe } from './preflight-tools.ts';
import { undoOrLeave } from './undo-or-leave.ts';

/** Whether each test user is there, is nobody who must not be touched, and could be restored. */
export async function checkTestUsers(
  tools: PreflightTools,
  users: readonly UserView[] | undefined,
): Promise<Preflight> {
  const { contract, target } = tools;
  const obstacles: Obstacle[] = [];
  const unusable: string[] = [];
  const candidates: Candidate[] = [];
  const unread: Unread[] = [];
  const seen = new Map<string, string>();
  const most = mostTestUsers(target);
  let looked = 0;
  for (const id of target.testUsers) {
    if (candidates.length + unread.length >= most) break;
    looked += 1;
    const probe = await tools.look('admin', id);
    if (probe.kind === 'somebody-else') {
      unusable.push(`test user ${id} is left alone: a read of it shows ${probe.id}`);
      continue;
    }
    if (probe.kind !== 'user') {
      unread.push([id, probe]);
      continue;
    }
    const { user } = probe;
    const caller = Object.entries(target.callers).find(
      ([, { userId }]) => userId !== undefined && isSame(userId, id, user),
    );
    if (caller !== undefined) obstacles.push(leaveOut(id, `is the caller "${caller[0]}" itself`));
    const twin = user.id === undefined ? undefined : seen.get(user.id);
    if (twin !== undefined) obstacles.push(leaveOut(id, `is the same user as ${twin}: both are read as ${user.id}`));
    if (user.id !== undefined) seen.set(user.id, id);
    const { undo, lacks } = undoOfUser(tools, user);
    if (!undo.ok) {
      unusable.push(`test user ${id} ${undo.reason}`);
      continue;
    }
    const { email, name } = user;
    const known = { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
    candidates.push({ testUser: { id, ...known, before: user }, lacks });
  }
  const field = assigningField(contract);
  // Who has the fewest roles comes first: where an assignment replaces, one role alone can be given back.
  const held = ({ testUser: { before } }: Candidate) =>
    field === undefined ? 0 : [before?.values[field.name] ?? []].flat().length;
  candidates.sort((one, other) => held(one) - held(other));
  const strangers = unread.length > 1 && unread.length === looked ? addressOf(target, unread) : undefined;
  obstacles.push(...(strangers ? [strangers] : unread.map(([id, probe]) => unreadUser(target, id, probe))));
  const { testUsers, leave, unusable: lacking } = chooseTestUsers(candidates);
  if (testUsers.length === 0) {
    obstacles.push(...unusable.map((fact) => ({ fact, line: 'testUsers: [...]   # users who can be restored' })));
  }
  if (!target.allow.includes('last-owner')) obstacles.push(...lastOwners(contract, target, testUsers, users));
  const rest = target.testUsers.length - looked;
  const spared = `${rest} of ${target.testUsers.length} test users are left alone: each takes requests to be proven and restored, and the budget (requestRate.budget) is for ${most}`;
  const notes = [...leave.values(), ...unknownCallers(target), ...(rest > 0 ? [spared] : [])];
  return { obstacles, notes, unusable: [...unusable, ...lacking], leave: [...leave.keys()], candidates, testUsers };
}

/** What would restore a user; where updates add a role, what was read is enough. */
function undoOfUser({ contract, simplest, writes }: PreflightTools, { values }: UserView) {
  const field = assigningField(contract);
  if (field === undefined || !Array.isArray(values[field.name]))
    return undoOrLeave(contract, simplest, values, writes.fields);
  return { undo: { ok: true as const, body: simplest }, lacks: new Map<string, string>() };
}

/** Test users that are worth proving, and requests of the budget that one of them may take without a requirement. */
const [mostUsers, shareOfBudget] = [50, 24];

/** More test users make no run better: each is read, proven and restored. */
function mostTestUsers({ requestRate: { budget } }: Target): number {
  return budget > 0 ? Math.max(4, Math.min(mostUsers, Math.floor(budget / shareOfBudget))) : mostUsers;
}

/** Test users whose change could leave the organization without an owner. */
function lastOwners(
  contract: Contract,
  target: Target,
  testUsers: readonly TestUser[],
  users: readonly UserView[] | undefined,
): readonly Obstacle[] {
  const changed = new Set(testUsers.map(({ id }) => id));
  const others = (users ?? []).filter((user) => isOwner(contract, user) && !changed.has(user.id ?? ''));
  if (others.length > 0) return fixtureAmong(target);
  const owners = testUsers.filter(({ before }) => before !== undefined && isOwner(contract, before));
  const why =
    users === undefined
      ? 'is an owner, and no list shows whether there is another one'
      : 'is an owner, and no owner would be left but test users';
  return owners.length > 0 ? owners.map(({ id }) => leaveOut(id, why)) : fixtureAmong(target);
}

function fixtureAmong(target: Target): readonly Obstacle[] {
  const { lastOwner } = target.fixtures;
  return lastOwner !== undefined && target.testUsers.includes(lastOwner)
    ? [leaveOut(lastOwner, 'is the last owner of fixtures.lastOwner')]
    : [];
}

/** Whether one of the user's role values is an owner's. */
function isOwner(contract: Contract, user: UserView): boolean {
  return contract.profile.permissions.roles.some(
    ({ value, owner }) => owner === true && rolesOf(contract, user).includes(value),
  );
}

/** The role values that a user holds. */
export function rolesOf(contract: Contract, user: UserView): readonly Json[] {
  return contract.profile.fields
    .filter(({ kind }) => kind === 'role')
    .flatMap(({ name }) => user.values[name] ?? [])
    .flat();
}

// An id may be an e-mail address in one place and the user's own id in another.
function isSame(userId: string, id: string, user: UserView): boolean {
  return [id, user.id, user.email].includes(userId);
}

function unknownCallers(target: Target): readonly string[] {
  return Object.entries(target.callers)
    .filter(([, { userId }]) => userId === undefined)
    .map(([name]) => `caller "${name}" has no userId: that it is none of the test users cannot be proven`);
}

function leaveOut(id: string, why: string): Obstacle {
  return { fact: `test user ${id} ${why}`, line: `testUsers: [...]   # without ${id}` };
}

type Unread = readonly [id: string, probe: Exclude<Probe, { kind: 'user' }>];

/** Where none of several is there, the address is wrong rather than every id. */
function addressOf(target: Target, unread: readonly Unread[]): Obstacle | undefined {
  const isEach = (wanted: number) => unread.every(([, probe]) => probe.kind === 'status' && probe.status === wanted);
  if (isEach(401)) return unknownCaller(target, `401 for each of ${unread.length} test users`);
  if (!isEach(404)) return undefined;
  return {
    fact: `none of the ${unread.length} test users is there (status 404 each, below ${target.baseUrl})`,
    line: 'baseUrl: ...   # the path may lack a part, such as /api/v1; else testUsers are of another organization',
  };
}

/** Credentials that nobody knows, with the variables that they come from. */
function unknownCaller({ callers }: Target, seen: string): Obstacle {
  const written = Object.values(callers.admin?.written ?? {}).join(' ');
  const names = [...written.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  const of = names.length === 0 ? 'its headers' : names.join(', ');
  return {
    fact: `the server does not know the credentials of callers.admin (status ${seen})`,
    line: `callers: { admin: { headers: { ... } } }   # is ${of} right?`,
  };
}

function unreadUser(target: Target, id: string, probe: Unread[1]): Obstacle {
  if (probe.kind === 'none') return { fact: `test user ${id} cannot be read: ${probe.detail}`, line: 'baseUrl: ...' };
  if (probe.kind === 'somebody-else') return leaveOut(id, `is read as ${probe.id}`);
  const { status } = probe;
  if (status === 401) return unknownCaller(target, `401 for test user ${id}`);
  if (status === 403) {
    const fact = `test user ${id} cannot be read as admin: status ${status}`;
    return { fact, line: 'callers: { admin: { headers: { ... } } }   # credentials that may read users' };
  }
  if (status === 404 || (status >= 200 && status < 300)) return leaveOut(id, `is not there (status ${status})`);
  return { fact: `test user ${id} cannot be read: status ${status}`, line: 'baseUrl: ...' };
}
