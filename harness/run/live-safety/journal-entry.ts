import { buildUpdate } from '../../exchange/build-request.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { CallerName, Target } from '../../model/target.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { undoBodyOf } from '../../safety/undo-body.ts';
import { undoOrLeave } from '../../safety/undo-or-leave.ts';
import { undoOf } from '../../safety/undo-request.ts';
import { isShownByReads } from '../../safety/write-set.ts';

/** Whom an entry is for. */
export interface Subject {
  readonly id: string;
  readonly who: JournaledWrite['who'];
  readonly caller: CallerName;
  /** As read before the first write. */
  readonly view: UserView;
}

/** How to restore a user: `names` at once, and every field that it shows and the operation can write, one by one, roles first. */
export function journalEntry(
  contract: Contract,
  target: Target,
  simplest: Json,
  names: readonly string[],
  { id, who, caller, view }: Subject,
): { readonly ok: true; readonly write: JournaledWrite } | { readonly ok: false; readonly reason: string } {
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
  const fields = contract.profile.fields.flatMap((field) => {
    const value = field.kind === 'attribute' ? (view.values[field.name] ?? null) : view.values[field.name];
    const isId = field.user !== undefined && field.user === contract.profile.user.id;
    if (value === undefined || !isShownByReads(contract, field) || field.deprecated || isId) return [];
    const own = undoBodyOf(contract, simplest, view.values, field.name);
    return own.ok ? [{ name: field.name, kind: field.kind, value, undo: requestOf(own.body) }] : [];
  });
  const ordered = fields.toSorted((one, other) => Number(other.kind === 'role') - Number(one.kind === 'role'));
  return {
    ok: true,
    write: {
      testUser: id,
      who,
      caller,
      ...(view.id === undefined ? {} : { shows: view.id }),
      before: Object.fromEntries(ordered.map((field) => [field.name, field.value])),
      whole: view.whole,
      undo: requestOf(undo.body),
      fields: ordered.map((field) => ({ name: field.name, undo: field.undo })),
    },
  };
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
