import { sameItems } from '../../domain/same-json.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { undoBody } from '../../safety/undo-body.ts';
import { type UndoRequest, undoOf } from '../../safety/undo-request.ts';
import type { GuardTools } from './guard-tools.ts';

/** Values that are tried at most on the way. */
const mostDetours = 4;

/**
 * Other roles by whose way a user may come back to its own, weakest first: some servers allow no step from the strongest to
 * the weakest. None is stronger than both the one it has and the one it had, and where nobody knows, only a test user gets one.
 */
export function detours(
  { contract, target, simplest, roles = [] }: Pick<GuardTools, 'contract' | 'target' | 'simplest' | 'roles'>,
  write: JournaledWrite,
  now: UserView,
): readonly UndoRequest[] {
  const field = contract.profile.fields.find(({ kind, name }) => kind === 'role' && name in write.before);
  if (field === undefined) return [];
  const rankOf = (value: Json | undefined) =>
    contract.profile.permissions.roles.find((role) => sameItems(role.value, value ?? null))?.rank;
  const [before, is] = [write.before[field.name], now.values[field.name]];
  const most = [rankOf(before), rankOf(is)].every((rank) => rank !== undefined)
    ? Math.max(rankOf(before) ?? 0, rankOf(is) ?? 0)
    : undefined;
  const mayHave = (value: Json) => {
    const rank = rankOf(value);
    return rank === undefined || most === undefined ? write.who === 'test-user' : rank <= most;
  };
  return roles
    .filter((value) => !sameItems(value, before ?? null) && !sameItems(value, is ?? null) && mayHave(value))
    .slice(0, mostDetours)
    .flatMap((value) => {
      const undo = undoBody(contract, simplest, { ...write.before, [field.name]: value }, [field.name]);
      if (!undo.ok) return [];
      const { caller } = write.undo;
      return [
        undoOf(buildUpdate(contract, target, write.testUser, { body: undo.body, caller, name: 'on the way' }), target),
      ];
    });
}

/** Every role that a contract's updates may give, by all of its fields. */
export function roleValues({ profile }: Contract, values: Cases['values'] = {}): readonly Json[] {
  return profile.fields.flatMap(({ kind, name }) => (kind === 'role' ? (values[name] ?? []) : []));
}
