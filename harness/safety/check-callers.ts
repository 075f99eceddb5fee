import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../model/contract.ts';
import type { UserView } from '../model/requirement.ts';
import type { Caller, CallerName, Target } from '../model/target.ts';
import { rolesOf } from './check-test-users.ts';
import type { Obstacle, PreflightTools, Probe } from './preflight-tools.ts';

type Named = Exclude<CallerName, 'anonymous'>;

interface Checked {
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
}

/** Whether each caller is a working identity, a different one from the others, with the permissions it claims as far as reads show. */
export async function checkCallers(tools: PreflightTools, users: readonly UserView[] | undefined): Promise<Checked> {
  const { target } = tools;
  const obstacles = [...sameIdentities(target)];
  const notes: string[] = [];
  const [first = ''] = target.testUsers;
  const isOpen = (await tools.look('anonymous', first)).kind === 'user';
  if (isOpen)
    notes.push('anyone can read the test users: that the callers are who they claim to be cannot be proven by reading');
  for (const name of Object.keys(target.callers) as Named[]) {
    // The test users were read as admin: that it works is proven, or told there.
    if (name !== 'admin') {
      const probe = await tools.look(name, first);
      const isStranger = name === 'otherOrganization' && isUnlisted(target, users);
      obstacles.push(...workingIdentity(tools.contract, name, probe, isOpen || isStranger));
      if (isStranger && !isOpen && probe.kind === 'user')
        notes.push(
          `caller "${name}" reads a test user, and no list of its organization has that caller: it is taken for a stranger, and the server shows users to strangers`,
        );
      if (probe.kind === 'status' && probe.status === 401)
        notes.push(`caller "${name}" gets 401 when it reads, as the contract lets it: that it works is not proven`);
    }
    const own = await ownUser(tools, name, users);
    if (own === undefined) continue;
    obstacles.push(...permissionsOf(tools.contract, name, own));
  }
  if (target.callers.member !== undefined && target.callers.member.userId === undefined) {
    notes.push('caller "member" has no userId: that its role is a weak one cannot be proven');
  }
  return { obstacles, notes };
}

function sameIdentities(target: Target): readonly Obstacle[] {
  const callers = Object.entries(target.callers) as [Named, Caller][];
  const pairs = callers.flatMap((one, i) => callers.slice(i + 1).map((other) => [one, other] as const));
  return pairs
    .filter(
      ([[, one], [, other]]) =>
        (one.userId !== undefined && one.userId === other.userId) || isDeepStrictEqual(one.headers, other.headers),
    )
    .map(([[name], [other]]) => ({
      fact: `callers "${name}" and "${other}" are the same identity`,
      line: `callers: { ${other}: { headers: { ... } } }   # credentials of somebody else`,
    }));
}

function workingIdentity(contract: Contract, name: Named, probe: Probe, isOpen: boolean): readonly Obstacle[] {
  const line = `callers: { ${name}: { headers: { ... } } }`;
  if (probe.kind === 'none') return [{ fact: `caller "${name}" gets no response: ${probe.detail}`, line }];
  if (probe.kind === 'status' && probe.status === 401 && !mayMean401(contract, name)) {
    return [
      {
        fact: `the credentials of caller "${name}" are refused with status 401`,
        line: `${line}   # working credentials`,
      },
    ];
  }
  if (name === 'otherOrganization' && probe.kind === 'user' && !isOpen) {
    const fact =
      'caller "otherOrganization" can read a test user: either it is not of another organization, or the server shows users to strangers';
    return [
      { fact, line: `callers: { ${name}: { userId: ... } }   # then a list of users tells; or other credentials` },
    ];
  }
  return [];
}

/** Whether everybody is listed, and the caller of another organization is not among them. */
function isUnlisted({ callers }: Target, users: readonly UserView[] | undefined): boolean {
  const own = callers.otherOrganization?.userId;
  return own !== undefined && users !== undefined && !users.some(({ id, email }) => id === own || email === own);
}

/** Whether the contract responds 401 to callers who are known but may not do this. */
function mayMean401({ profile }: Contract, name: Named): boolean {
  const refusal = name === 'otherOrganization' ? 'other-organization' : 'insufficient-role';
  return name !== 'admin' && (profile.refusals?.[refusal]?.statuses ?? []).includes(401);
}

/** The caller's own user, as admin sees it. */
async function ownUser(tools: PreflightTools, name: Named, users: readonly UserView[] | undefined) {
  const userId = tools.target.callers[name]?.userId;
  if (userId === undefined) return undefined;
  const listed = users?.find(({ id, email }) => id === userId || email === userId);
  if (listed !== undefined) return listed;
  // Who is not listed is of no organization of ours, though a careless server may let it be read.
  if (users !== undefined && (name === 'otherOrganization' || tools.contract.reads.one === undefined)) return undefined;
  const probe = await tools.look('admin', userId);
  return probe.kind === 'user' ? probe.user : undefined;
}

function permissionsOf(contract: Contract, name: Named, user: UserView): readonly Obstacle[] {
  const { roles } = contract.profile.permissions;
  const held = rolesOf(contract, user);
  const known = roles.filter(({ value }) => held.includes(value));
  const mayUpdate = known.some((role) => role.mayUpdate === true);
  const line = `callers: { ${name}: { headers: { ... }, userId: ... } }`;
  if (name === 'otherOrganization') {
    return [{ fact: `caller "otherOrganization" (${user.id}) is of the same organization as admin`, line }];
  }
  if (known.length === 0) return [];
  const role = JSON.stringify(held.length === 1 ? held[0] : held);
  if (name === 'member' && mayUpdate) {
    return [{ fact: `caller "member" has the role ${role}, which may update roles`, line: `${line}   # a weaker one` }];
  }
  if (name === 'admin' && !mayUpdate) {
    return [
      { fact: `caller "admin" has the role ${role}, which may not update roles`, line: `${line}   # a stronger one` },
    ];
  }
  return [];
}
