import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Subject, UserView } from '../model/requirement.ts';
import type { Target } from '../model/target.ts';
import { type Candidate, chooseSubjects } from './choose-subjects.ts';
import type { Glimpse, Obstacle, Preflight, PreflightTools } from './preflight-tools.ts';
import { undoOrLeave } from './undo-or-leave.ts';

/** Whether each subject is there, is nobody who must not be touched, and could be put back. */
export async function checkSubjects(tools: PreflightTools, users: readonly UserView[] | undefined): Promise<Preflight> {
  const { contract, target } = tools;
  const obstacles: Obstacle[] = [];
  const unusable: string[] = [];
  const candidates: Candidate[] = [];
  const kinds = target.allow.includes('profile-fields') ? (['role', 'profile'] as const) : (['role'] as const);
  for (const id of target.subjects) {
    const glimpse = await tools.look('admin', id);
    if (glimpse.kind !== 'user') {
      obstacles.push(unread(id, glimpse));
      continue;
    }
    const { user } = glimpse;
    const caller = Object.entries(target.callers).find(
      ([, { userId }]) => userId !== undefined && isSame(userId, id, user),
    );
    if (caller !== undefined) obstacles.push(leaveOut(id, `is the caller "${caller[0]}" itself`));
    const { undo, lacks } = undoOrLeave(contract, tools.simplest, user.values, kinds);
    if (!undo.ok) {
      unusable.push(`subject ${id} ${undo.reason}`);
      continue;
    }
    const { email, name } = user;
    const known = { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
    candidates.push({ subject: { id, ...known, before: user }, lacks });
  }
  const { subjects, leave, unusable: lacking } = chooseSubjects(candidates);
  if (subjects.length === 0) {
    obstacles.push(...unusable.map((fact) => ({ fact, line: 'subjects: [...]   # users who can be put back' })));
  }
  if (!target.allow.includes('last-owner')) obstacles.push(...lastOwners(contract, target, subjects, users));
  const notes = [...leave.values(), ...unknownCallers(target)];
  return { obstacles, notes, unusable: [...unusable, ...lacking], leave: [...leave.keys()], subjects };
}

/** Subjects whose change could leave the organisation without an owner. */
function lastOwners(
  contract: Contract,
  target: Target,
  subjects: readonly Subject[],
  users: readonly UserView[] | undefined,
): readonly Obstacle[] {
  const changed = new Set(subjects.map(({ id }) => id));
  const others = (users ?? []).filter((user) => isOwner(contract, user) && !changed.has(user.id ?? ''));
  if (others.length > 0) return fixtureAmong(target);
  const owners = subjects.filter(({ before }) => before !== undefined && isOwner(contract, before));
  const why =
    users === undefined
      ? 'is an owner, and no list shows whether there is another one'
      : 'is an owner, and no owner would be left but subjects';
  return owners.length > 0 ? owners.map(({ id }) => leaveOut(id, why)) : fixtureAmong(target);
}

function fixtureAmong(target: Target): readonly Obstacle[] {
  const { lastOwner } = target.fixtures;
  return lastOwner !== undefined && target.subjects.includes(lastOwner)
    ? [leaveOut(lastOwner, 'is the last owner of fixtures.lastOwner')]
    : [];
}

/** Whether one of the user's role values is an owner's. */
export function isOwner(contract: Contract, user: UserView): boolean {
  return contract.profile.rights.roles.some(
    ({ value, owner }) => owner === true && rolesOf(contract, user).includes(value),
  );
}

/** The role values that a user holds. */
export function rolesOf(contract: Contract, user: UserView): readonly Json[] {
  return contract.profile.changes
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
    .map(([name]) => `caller "${name}" has no userId: that it is none of the subjects cannot be proven`);
}

function leaveOut(id: string, why: string): Obstacle {
  return { fact: `subject ${id} ${why}`, line: `subjects: [...]   # without ${id}` };
}

function unread(id: string, glimpse: Exclude<Glimpse, { kind: 'user' }>): Obstacle {
  if (glimpse.kind === 'none') return { fact: `subject ${id} cannot be read: ${glimpse.detail}`, line: 'baseUrl: ...' };
  const { status } = glimpse;
  if (status === 401 || status === 403) {
    const fact = `subject ${id} cannot be read as admin: status ${status}`;
    return { fact, line: 'callers: { admin: { headers: { ... } } }   # credentials that may read users' };
  }
  if (status === 404 || (status >= 200 && status < 300)) return leaveOut(id, `is not there (status ${status})`);
  return { fact: `subject ${id} cannot be read: status ${status}`, line: 'baseUrl: ...' };
}
