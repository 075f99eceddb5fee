import { type Change, type Contract, type Json, sameItems, type Trial, type UserView } from '../../harness/index.ts';
import { settings } from './settings.ts';

/** True, or why the rule about the last owner does not apply. */
export function hasLastOwnerRule({ profile }: Contract): true | string {
  if ((profile.causes?.['last-owner']?.statuses ?? []).length === 0)
    return 'the contract says nothing about the last owner';
  return profile.rights.roles.some(({ owner }) => owner) || 'the profile marks no role as owner';
}

/** The role field, the values that make an owner, and those that make none. */
export interface Ownership {
  readonly change: Change;
  readonly owner: Json;
  readonly others: readonly Json[];
}

/** How updates make an owner and unmake one; blocks when no such value is known. */
export function ownership(trial: Trial): Ownership {
  const roles = trial.contract.profile.rights.roles;
  const isOwnerRole = (value: Json): boolean =>
    roles.some((role) => role.owner && sameItems([role.value], Array.isArray(value) ? value : [value]));
  const setting = settings(trial).find(({ change, values }) => change.kind === 'role' && values.some(isOwnerRole));
  const owner = setting?.values.find(isOwnerRole);
  if (!setting || owner === undefined) return trial.block('no value that makes an owner is known');
  return { change: setting.change, owner, others: setting.values.filter((value) => !isOwnerRole(value)) };
}

/** True when this view shows an owner. */
export function isOwner(view: UserView | undefined, { change, owner }: Ownership): boolean {
  return view !== undefined && sameItems(view.values[change.name], owner);
}

/**
 * What to demote this owner to. The caller who puts everything back has to keep the right to do so: `undefined` when no
 * role would leave it that.
 */
export function demotion(trial: Trial, id: string, { others }: Ownership): Json | undefined {
  if (String(trial.target.callers.admin?.userId) !== id) return others[0];
  const managing = trial.contract.profile.rights.roles.filter(({ manages }) => manages).map(({ value }) => value);
  return others.find((value) => managing.some((role) => sameItems([role], Array.isArray(value) ? value : [value])));
}
