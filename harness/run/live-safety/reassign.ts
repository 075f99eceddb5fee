import { assignedRoles, assigningField, rolesBeyond } from '../../domain/assigned-roles.ts';
import { put } from '../../domain/pointer.ts';
import { sameItems } from '../../domain/same-json.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import { buildUnassign } from '../../exchange/build-unassign.ts';
import type { Json } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { type UndoRequest, undoOf } from '../../safety/undo-request.ts';
import type { GuardTools } from './guard-tools.ts';

/** What is gone is added first, since somebody may not be without a role; then what is there beside it is taken away. */
export function reassign(
  { contract, target, simplest }: Pick<GuardTools, 'contract' | 'target' | 'simplest'>,
  { testUser, caller, before, whole }: JournaledWrite,
  now: UserView,
): readonly UndoRequest[] {
  const field = assigningField(contract);
  if (field === undefined) return [];
  const held = listOf(before[field.name]);
  const shown = assignedRoles(field, now.whole);
  const user = { id: testUser, before: { ...now, whole, values: before } };
  const lost = rolesBeyond(
    held,
    shown.map(({ value }) => value),
  );
  const added = lost.map((value) => {
    const body = put(simplest, field.request, field.list ? [value] : value);
    return buildUpdate(contract, target, user, { body, caller, name: 'restored' });
  });
  const taken = shown
    .filter(({ value }) => !held.some((one) => sameItems(one, value)))
    .map((role) => buildUnassign(contract, target, testUser, role, { caller, name: 'restored' }));
  return [...added, ...taken].map((request) => undoOf(request, target));
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
