import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { isObject } from './is-object.ts';
import { at } from './pointer.ts';
import { sameItems } from './same-json.ts';

/** One role that a user has, as the list of the user's roles shows it. */
export interface AssignedRole {
  readonly value: Json;
  /** The whole item. */
  readonly item: Json;
}

/** The field that updates add to; undefined where they replace. */
export function assigningField({ profile }: Pick<Contract, 'profile'>): Field | undefined {
  return profile.fields.find(({ adds, kind }) => adds === true && kind === 'role');
}

/** The roles that a user object shows in the list that updates add to. */
export function assignedRoles({ user, item }: Field, whole: JsonObject): readonly AssignedRole[] {
  const shown = user === undefined ? undefined : at(whole, user);
  if (!Array.isArray(shown)) return [];
  return (shown as readonly Json[]).map((one) => ({
    item: one,
    value: item === undefined || !isObject(one) ? one : (at(one, item) ?? null),
  }));
}

/** The first of `roles` that are not among `others`. */
export function rolesBeyond(roles: readonly Json[], others: readonly Json[]): readonly Json[] {
  return roles.filter((value) => !others.some((other) => sameItems(other, value)));
}
