import { patchedValue, patchPlaceOf } from '../../domain/patch-operations.ts';
import { at, put } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { MutableMockUser } from '../../model/mock.ts';
import type { Field } from '../../model/profile.ts';
import type { Choices } from '../choices.ts';
import { withAssignmentIds } from './assignment-ids.ts';
import { rankedRole, roleChange, shownValue, withShownValue } from './role-change.ts';
import { storedForm, type UserForm } from './user-form.ts';

const forms = new WeakMap<Contract, UserForm>();

/** What of a server's choices matters to storing. */
type Storing = Pick<Choices, 'noOps' | 'timestamps'>;

/** Changes a user as a body asks: the fields that it names and no others, and the timestamps that go with a change. */
export function applyUpdate(
  contract: Contract,
  user: MutableMockUser,
  body: Json,
  now: number,
  choices: Storing,
): void {
  const form = formOf(contract);
  const before = user.user;
  let after = before;
  for (const change of contract.profile.fields) {
    const patch = patchPlaceOf(contract, change);
    const shown = patch && shownValue(after, change);
    const named = patch === undefined ? at(body, change.request) : patchedValue(body, patch, shown);
    const asked = named === undefined && clears(contract, change) ? null : named;
    const held = shownValue(after, change);
    const value = change.adds && Array.isArray(held) ? added(held, asked) : asked;
    if (value === undefined) continue;
    const next = withShownValue(after, change, value, form.itemOf(change));
    // Null takes a value away where the document lets a user be without; elsewhere it asks for nothing.
    if (value === null && !form.accepts(next)) continue;
    after = next;
    if (change === roleChange(contract) && value !== null) user.role = value;
  }
  after = withFollowers(contract, after);
  const stays = choices.noOps === 'still' && sameJson(after, before);
  user.user = stays ? before : touched(contract, after, now, choices);
  const { email, name } = contract.profile.user;
  user.email = textAt(user.user, email) ?? user.email;
  user.name = textAt(user.user, name) ?? user.name;
}

/** What the user has, and what an update adds to it, each once. */
function added(held: Json | undefined, given: Json | undefined): Json | undefined {
  if (given === undefined || given === null) return given;
  const before: readonly Json[] = Array.isArray(held) ? held : [];
  const more: readonly Json[] = Array.isArray(given) ? given : [given];
  return [...before, ...more.filter((value) => !before.some((one) => sameJson(one, value)))];
}

/** An update that replaces takes away what it leaves out; a role stays, since nobody is without. */
function clears({ profile }: Contract, { kind }: Field): boolean {
  return profile.omitted === 'cleared' && kind === 'attribute';
}

/** The user object with the fields that follow from its role. */
export function withFollowers(contract: Contract, user: JsonObject): JsonObject {
  const derived = contract.profile.mock?.derived;
  if (derived === undefined) return withAssignmentIds(contract, user);
  const field = roleChange(contract);
  const role = field === undefined ? undefined : shownValue(user, field);
  return Object.entries(derived).reduce<JsonObject>(
    (current, [pointer, byRole]) => {
      const value = byRole[JSON.stringify(role === undefined ? null : (rankedRole(contract, role)?.value ?? null))];
      return value === undefined ? current : (put(current, pointer, value) as JsonObject);
    },
    withAssignmentIds(contract, user),
  );
}

/** Times that a change of the role does not touch: nobody logs in by it. */
const byItself =
  /(log_?(ged_?)?_?(in|on)|sign_?(ed_?)?_?in|seen|activ\w*|auth\w*|visit\w*|access(ed)?)(_?(at|on|time|date))?$/i;

/** The user object with its timestamps set to `now` (milliseconds), each in the form that it had. */
function touched(contract: Contract, user: JsonObject, now: number, choices: Storing): JsonObject {
  const { volatile } = contract.profile.user;
  if (volatile === undefined) return user;
  const times = volatile.filter((pointer) => !byItself.test(pointer));
  return times.reduce<JsonObject>((current, pointer) => {
    const stood = at(current, pointer);
    const time = new Date(now).toISOString();
    if (typeof stood === 'number') return put(current, pointer, Math.floor(now / 1000)) as JsonObject;
    // A status that follows from other fields is volatile too, but no time.
    if (typeof stood !== 'string' || Number.isNaN(Date.parse(stood))) return current;
    const text = choices.timestamps === 'microseconds' ? `${time.slice(0, -1)}217+00:00` : time;
    return put(current, pointer, text) as JsonObject;
  }, user);
}

function textAt(user: JsonObject, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : at(user, pointer);
  return typeof value === 'string' ? value : undefined;
}

function formOf(contract: Contract): UserForm {
  const known = forms.get(contract);
  if (known) return known;
  const made = storedForm(contract);
  forms.set(contract, made);
  return made;
}
