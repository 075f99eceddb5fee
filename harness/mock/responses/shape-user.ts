import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject, Pointer } from '../../model/json.ts';
import type { MockUser } from '../../model/mock.ts';
import { at } from '../../schema/reading/pointer.ts';
import { isObject } from '../../schema/reading/subschemas.ts';
import type { Choices } from '../choices.ts';
import { setAtPointer } from '../set-at-pointer.ts';
import { storedForm, type UserForm } from '../state/user-form.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** Writes a kept user as one response shows it. */
export type ShapeUser = (user: MockUser) => JsonObject;

/**
 * How one response shows users: the members that its schema names, those it demands and the user lacks, and what stands
 * elsewhere than it is kept. `inUpdate`: the response of the update, whose changes may have places of their own.
 */
export function userShaper(contract: Contract, form: UserForm, choices: Choices, inUpdate: boolean): ShapeUser {
  const names = declaredNames(form);
  // What another response declares and this one does not stays out; what nobody declares is what real servers add.
  const elsewhere = new Set([...declaredNames(storedForm(contract))].filter((name) => !names.has(name)));
  const missing = sampleOfSchema(form.userSchema) as JsonObject;
  const moves = movesOf(contract, form, inUpdate);
  const open = form.userSchema?.additionalProperties !== false;
  const shapes = new WeakMap<JsonObject, JsonObject>();
  const shape = (user: JsonObject): JsonObject => {
    const kept = names.size === 0 ? user : without(user, open ? elsewhere : undeclared(user, names));
    let shaped: JsonObject = { ...(form.accepts(kept) ? {} : missing), ...kept };
    for (const { from, to } of moves) {
      const value = at(user, from);
      if (value !== undefined) shaped = setAtPointer(shaped, to, value) as JsonObject;
    }
    if (choices.extraFields && open) shaped = { ...shaped, undeclared_flag: false, undeclaredNote: null };
    return choices.keyOrder === 'reversed' ? (reversed(shaped) as JsonObject) : shaped;
  };
  return ({ user }) => {
    const known = shapes.get(user);
    if (known) return known;
    const made = shape(user);
    shapes.set(user, made);
    return made;
  };
}

function movesOf(
  contract: Contract,
  form: UserForm,
  inUpdate: boolean,
): readonly { readonly from: Pointer; readonly to: Pointer }[] {
  const { user, fields } = contract.profile;
  const known = (['id', 'email', 'name'] as const).map((name) => ({ from: user[name], to: form.pointers[name] }));
  const changed = inUpdate ? fields.map((change) => ({ from: change.user, to: change.response })) : [];
  return [...known, ...changed].flatMap(({ from, to }) =>
    from === undefined || to === undefined || from === to ? [] : [{ from, to }],
  );
}

function declaredNames({ userSchema }: UserForm): ReadonlySet<string> {
  return new Set(isObject(userSchema?.properties) ? Object.keys(userSchema.properties) : []);
}

function undeclared(user: JsonObject, names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Object.keys(user).filter((name) => !names.has(name)));
}

function without(user: JsonObject, names: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(user);
  return entries.some(([name]) => names.has(name))
    ? Object.fromEntries(entries.filter(([name]) => !names.has(name)))
    : user;
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
