import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../model/contract.ts';
import type { UserView } from '../model/requirement.ts';
import type { Caller, CallerName, Target } from '../model/target.ts';
import { rolesOf } from './check-subjects.ts';
import type { Glimpse, Obstacle, PreflightTools } from './preflight-tools.ts';

type Named = Exclude<CallerName, 'anonymous'>;

interface Checked {
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
}

/** Whether each caller is a working identity, a different one from the others, with the rights it claims as far as reads show. */
export async function checkCallers(tools: PreflightTools, users: readonly UserView[] | undefined): Promise<Checked> {
  const { target } = tools;
  const obstacles = [...sameIdentities(target)];
  const notes: string[] = [];
  const [first = ''] = target.subjects;
  const isOpen = (await tools.look('anonymous', first)).kind === 'user';
  if (isOpen)
    notes.push('anyone can read the subjects: that the callers are who they claim to be cannot be proven by reading');
  for (const name of Object.keys(target.callers) as Named[]) {
    // The subjects were read as admin: that it works is proven, or told there.
    if (name !== 'admin') {
      const glimpse = await tools.look(name, first);
      obstacles.push(...workingIdentity(tools.contract, name, glimpse, isOpen));
      if (glimpse.kind === 'status' && glimpse.status === 401)
        notes.push(
          `caller "${name}" is answered 401 when it reads, as the contract lets it: that it works is not proven`,
        );
    }
    const own = await ownUser(tools, name, users);
    if (own === undefined) continue;
    obstacles.push(...rightsOf(tools.contract, name, own));
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

function workingIdentity(contract: Contract, name: Named, glimpse: Glimpse, isOpen: boolean): readonly Obstacle[] {
  const line = `callers: { ${name}: { headers: { ... } } }`;
  if (glimpse.kind === 'none') return [{ fact: `caller "${name}" gets no answer: ${glimpse.detail}`, line }];
  if (glimpse.kind === 'status' && glimpse.status === 401 && !mayMean401(contract, name)) {
    return [
      {
        fact: `the credentials of caller "${name}" are refused with status 401`,
        line: `${line}   # working credentials`,
      },
    ];
  }
  if (name === 'outsider' && glimpse.kind === 'user' && !isOpen) {
    const fact = 'caller "outsider" can read a subject, so it is not of another organisation';
    return [{ fact, line: `${line}   # credentials of another organisation` }];
  }
  return [];
}

/** Whether the contract answers 401 to callers who are known but may not do this. */
function mayMean401({ profile }: Contract, name: Named): boolean {
  const cause = name === 'outsider' ? 'other-organisation' : 'insufficient-role';
  return name !== 'admin' && (profile.causes?.[cause]?.statuses ?? []).includes(401);
}

/** The caller's own user, as admin sees it. */
async function ownUser(tools: PreflightTools, name: Named, users: readonly UserView[] | undefined) {
  const userId = tools.target.callers[name]?.userId;
  if (userId === undefined) return undefined;
  const listed = users?.find(({ id, email }) => id === userId || email === userId);
  if (listed !== undefined) return listed;
  if (users !== undefined && tools.contract.reads.one === undefined) return undefined;
  const glimpse = await tools.look('admin', userId);
  return glimpse.kind === 'user' ? glimpse.user : undefined;
}

function rightsOf(contract: Contract, name: Named, user: UserView): readonly Obstacle[] {
  const { roles } = contract.profile.rights;
  const held = rolesOf(contract, user);
  const known = roles.filter(({ value }) => held.includes(value));
  const manages = known.some((role) => role.manages === true);
  const line = `callers: { ${name}: { headers: { ... }, userId: ... } }`;
  if (name === 'outsider') {
    return [{ fact: `caller "outsider" (${user.id}) is of the same organisation as admin`, line }];
  }
  if (known.length === 0) return [];
  const role = JSON.stringify(held.length === 1 ? held[0] : held);
  if (name === 'member' && manages) {
    return [{ fact: `caller "member" has the role ${role}, which may update roles`, line: `${line}   # a weaker one` }];
  }
  if (name === 'admin' && !manages) {
    return [
      { fact: `caller "admin" has the role ${role}, which may not update roles`, line: `${line}   # a stronger one` },
    ];
  }
  return [];
}
