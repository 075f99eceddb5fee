import type { Json, Plan } from '../../harness/suite.ts';

/** The rank of the caller who makes updates; `undefined` when its role is not known. */
export function rankOf({ contract, target }: Pick<Plan, 'contract' | 'target'>): number | undefined {
  const role = target.callers.admin?.role;
  if (role === undefined) return undefined;
  const held = Array.isArray(role) ? (role as readonly Json[]) : [role];
  const ranks = contract.profile.permissions.roles.filter(({ value }) => held.includes(value)).map(({ rank }) => rank);
  return ranks.length === 0 ? undefined : Math.max(...ranks);
}

/** Roles that could be assigned, were they not above this rank; the nearest first. */
export function rolesAbove({ contract }: Pick<Plan, 'contract'>, rank: number): readonly Json[] {
  const above = contract.profile.permissions.roles.filter((role) => role.rank > rank && role.mayBeAssigned !== false);
  return above.toSorted((one, other) => one.rank - other.rank).map(({ value }) => value);
}
