import {
  type Contract,
  type Field,
  type Json,
  type Plan,
  type Steps,
  sameId,
  sameItems,
  type UserView,
} from '../../harness/suite.ts';
import { bodySetting, settings } from './settings.ts';

/** True, or why the rule about the last owner does not apply. */
export function hasLastOwnerRule({ profile }: Contract): true | string {
  if ((profile.refusals?.['last-owner']?.statuses ?? []).length === 0)
    return 'not tried: the contract does not say what becomes of the last owner; add refusals.last-owner: { statuses: [409] } to the profile to try it';
  return (
    profile.permissions.roles.some(({ owner }) => owner) ||
    'the profile marks no role as owner; add owner: true to one of permissions.roles'
  );
}

/** The role field, the values that make an owner, and those that make none. */
export interface Ownership {
  readonly change: Field;
  readonly owner: Json;
  readonly others: readonly Json[];
}

/** How updates make an owner and unmake one; blocks when no such value is known. */
export function ownership(context: Plan): Ownership {
  const roles = context.contract.profile.permissions.roles;
  const isOwnerRole = (value: Json): boolean =>
    roles.some((role) => role.owner && sameItems([role.value], Array.isArray(value) ? value : [value]));
  const setting = settings(context).find(({ change, values }) => change.kind === 'role' && values.some(isOwnerRole));
  const owner = setting?.values.find(isOwnerRole);
  if (!setting || owner === undefined)
    return context.block(
      'no value that makes an owner is known to be taken from the caller admin; name a caller as admin who may give it, or take last-owner out of allow',
    );
  return { change: setting.change, owner, others: setting.values.filter((value) => !isOwnerRole(value)) };
}

/** True when this view shows an owner. */
export function isOwner(view: UserView | undefined, { change, owner }: Ownership): boolean {
  return view !== undefined && sameItems(view.values[change.name], owner);
}

/**
 * Values to demote this owner to, at least one. The caller who restores everything is demoted only where somebody else
 * who may update roles is known, and only to what leaves it that right; else the requirement is blocked.
 */
export async function demotions(
  steps: Steps,
  id: string,
  { change, others }: Ownership,
): Promise<readonly [Json, ...Json[]]> {
  const { roles } = steps.contract.profile.permissions;
  const managing = roles.filter(({ mayUpdate }) => mayUpdate).map(({ value }) => value);
  const manages = (value: Json | undefined): boolean =>
    value !== undefined && managing.some((role) => sameItems([role], Array.isArray(value) ? value : [value]));
  let values = others;
  if (await isAdmin(steps, id)) {
    const isAnother = (user: UserView) => user.id !== id && manages(user.values[change.name]);
    const isAlone = !(await steps.list())?.some(isAnother);
    values = isAlone ? [] : others.filter(manages);
  }
  const [first, ...rest] = values;
  if (first === undefined)
    steps.block('the last owner is callers.admin, who could put nothing back once demoted', 'another admin');
  return [first, ...rest];
}

/** Whether this user, by whichever of its ids, is the caller who restores everything. */
export async function isAdmin(steps: Steps, id: string): Promise<boolean> {
  const admin = steps.target.callers.admin?.userId;
  if (admin === undefined) return false;
  const view = await steps.read(id);
  return [id, view?.id, view?.email].some((one) => one !== undefined && sameId(one, String(admin)));
}

/** The fixture's id; blocks without one. */
export function lastOwnerOf(plan: Plan): string {
  return plan.target.fixtures.lastOwner ?? plan.block('the target names no last owner', 'fixtures.lastOwner: <id>');
}

/** Gives somebody the owner's role back. */
export async function putOwnerBack(steps: Steps, id: string, { change, owner }: Ownership): Promise<void> {
  await steps.update(id, { body: bodySetting(steps, change, owner), name: 'put the owner back', open: true });
}

/** Blocks unless the fixture is an owner, and the only one where everybody can be listed. Owners among the test users are demoted first. */
export async function requireLastOwner(steps: Steps, id: string, roles: Ownership): Promise<void> {
  const [other = null] = roles.others;
  const users = (await steps.list()) ?? [];
  for (const user of users) {
    const own = user.id;
    if (own === undefined || sameId(own, id) || !isOwner(user, roles)) continue;
    if (!steps.target.testUsers.some((testUser) => sameId(testUser, own)))
      steps.block(`${own} is an owner beside fixtures.lastOwner, and no test user`);
    await steps.update(own, {
      body: bodySetting(steps, roles.change, other),
      name: 'an owner less',
      open: true,
    });
  }
  const view = await steps.read(id);
  if (view && !isOwner(view, roles)) steps.block('fixtures.lastOwner is no owner');
}
