import { rolesBeyond } from '../../domain/assigned-roles.ts';
import { at, put } from '../../domain/pointer.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import { buildUnassign } from '../../exchange/build-unassign.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { Field } from '../../model/profile.ts';
import type { UserView } from '../../model/requirement.ts';
import type { CallerName, Target } from '../../model/target.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { undoOf } from '../../safety/undo-request.ts';
import type { GuardTools } from './guard-tools.ts';

/** Whom an entry is for. */
export interface Subject {
  readonly id: string;
  readonly who: JournaledWrite['who'];
  readonly caller: CallerName;
  /** As read before the first write. */
  readonly view: UserView;
}

/**
 * How to restore a user to whom updates add a role: by what was there before. Its own request, which proves a test user, takes away
 * a role that it has not: whatever a server makes of that can be taken back. Who has every role is given one of them again.
 */
export function assignmentEntry(
  { contract, target, simplest }: Pick<GuardTools, 'contract' | 'target' | 'simplest'>,
  field: Field,
  { id, who, caller, view }: Subject,
): { readonly ok: true; readonly write: JournaledWrite } | { readonly ok: false; readonly reason: string } {
  const held = view.values[field.name];
  if (!Array.isArray(held))
    return { ok: false, reason: `has no list of ${field.name} in what is read, so that it could not be restored` };
  const [absent] = rolesBeyond(knownRoles(contract, target, at(simplest, field.request)), held);
  const again = put(simplest, field.request, field.list ? held : (held[0] ?? null));
  const request =
    absent === undefined
      ? buildUpdate(contract, target, { id, before: view }, { body: again, caller, name: 'restored' })
      : buildUnassign(contract, target, id, { value: absent }, { caller, name: 'restored' });
  return {
    ok: true,
    write: {
      testUser: id,
      who,
      caller,
      ...(view.id === undefined ? {} : { shows: view.id }),
      before: { [field.name]: held },
      whole: view.whole,
      assigns: true,
      undo: undoOf(request, target),
      fields: [],
    },
  };
}

/** Roles that may be assigned: what the simplest update gives, those that the target names, else those that the profile ranks. */
function knownRoles({ profile }: Contract, { fixtures }: Target, given: Json | undefined): readonly Json[] {
  const ranked = profile.permissions.roles.filter(({ mayBeAssigned }) => mayBeAssigned !== false);
  const named: readonly Json[] = fixtures?.roles ?? ranked.map(({ value }) => value);
  return [...(given === undefined ? [] : [given].flat()), ...named] as readonly Json[];
}
