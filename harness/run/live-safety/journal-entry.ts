import { assigningField } from '../../domain/assigned-roles.ts';
import { at, put } from '../../domain/pointer.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { WriteSet } from '../../model/write-set.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { restorablePlaces } from '../../safety/restorable-places.ts';
import { undoBodyOf } from '../../safety/undo-body.ts';
import { undoOrLeave } from '../../safety/undo-or-leave.ts';
import { undoOf } from '../../safety/undo-request.ts';
import { isShownByReads } from '../../safety/write-set.ts';
import { compile } from '../../schema/compile.ts';
import { assignmentEntry, type Subject } from './assignment-entry.ts';

/** What every entry of a target is made from. */
interface EntryTools {
  readonly contract: Contract;
  readonly target: Target;
  readonly simplest: Json;
  readonly writes: Pick<WriteSet, 'withheld'>;
}

interface Part {
  readonly name: string;
  readonly request: string;
  readonly isRole: boolean;
  readonly value: Json;
  readonly body: Json;
}

/**
 * How to restore a user: `names` at once; all that an update can carry; and every field and other documented place that it
 * shows and the operation can write, one by one, roles first.
 */
export function journalEntry(
  { contract, target, simplest, writes }: EntryTools,
  names: readonly string[],
  { id, who, caller, view }: Subject,
): { readonly ok: true; readonly write: JournaledWrite } | { readonly ok: false; readonly reason: string } {
  const assigning = assigningField(contract);
  if (assigning !== undefined && contract.unassign !== undefined)
    return assignmentEntry({ contract, target, simplest }, assigning, { id, who, caller, view });
  // Who is no test user is only ever sent the simplest update: what else it has is left as it is.
  const { undo } = undoOrLeave(contract, simplest, view.values, names);
  if (!undo.ok) return undo;
  const { email, name } = view;
  const user = {
    id,
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name }),
    before: view,
  };
  const requestOf = (body: Json) =>
    undoOf(buildUpdate(contract, target, user, { body, caller, name: 'restored' }), target);
  const { accepts } = compile(contract.request.effective);
  const parts: readonly Part[] = [
    ...fieldParts(contract, simplest, view),
    ...restorablePlaces(contract, writes, view).flatMap((place) => {
      const value = at(view.whole, place.user);
      const body = value === undefined ? undefined : put(undo.body, place.request, value);
      return value === undefined || body === undefined || !accepts(body)
        ? []
        : [{ name: place.user, request: place.request, isRole: false, value, body }];
    }),
  ];
  const ordered = parts.toSorted((one, other) => Number(other.isRole) - Number(one.isRole));
  let full = undo.body;
  for (const { request, value } of ordered) {
    const more = at(full, request) === undefined ? put(full, request, value) : undefined;
    if (more !== undefined && accepts(more)) full = more;
  }
  // Where an update takes away what it leaves out, whatever restores carries all.
  const replaces = contract.profile.omitted === 'cleared';
  const least = replaces ? full : undo.body;
  return {
    ok: true,
    write: {
      testUser: id,
      who,
      caller,
      ...(view.id === undefined ? {} : { shows: view.id }),
      before: Object.fromEntries(ordered.map((part) => [part.name, part.value])),
      whole: view.whole,
      undo: requestOf(least),
      ...(full === least ? {} : { full: requestOf(full) }),
      fields: ordered.map(({ name, request, body }) => ({
        name,
        undo: requestOf(replaces && at(full, request) !== undefined ? full : body),
      })),
    },
  };
}

function fieldParts(contract: Contract, simplest: Json, view: UserView): readonly Part[] {
  return contract.profile.fields.flatMap((field) => {
    const value = field.kind === 'attribute' ? (view.values[field.name] ?? null) : view.values[field.name];
    const isId = field.user !== undefined && field.user === contract.profile.user.id;
    if (value === undefined || !isShownByReads(contract, field) || field.deprecated || isId) return [];
    const own = undoBodyOf(contract, simplest, view.values, field.name);
    if (!own.ok) return [];
    return [{ name: field.name, request: field.request, isRole: field.kind === 'role', value, body: own.body }];
  });
}

/** What a user who was not proven a test user is to the target: expressly permitted to be changed, named for something, or nobody. */
export function whoIs({ allow, callers, fixtures }: Target, id: string): JournaledWrite['who'] | undefined {
  const { roles: _roles, unknownRole: _unknown, ...users } = fixtures;
  const isPermitted =
    (id === users.lastOwner && allow.includes('last-owner')) ||
    (id === callers.member?.userId && allow.includes('callers'));
  if (isPermitted) return 'test-user';
  const named = [...Object.values(users), ...Object.values(callers).map((caller) => caller?.userId)];
  return named.includes(id) ? 'other' : undefined;
}
