import { isObject } from '../../domain/is-object.ts';
import { at, put } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject, Pointer } from '../../model/json.ts';
import type { MockUser } from '../../model/mock.ts';
import type { Field } from '../../model/profile.ts';
import type { Choices } from '../choices.ts';
import { rankedRole, roleChange, shownValue } from '../state/role-change.ts';
import { storedForm, type UserForm } from '../state/user-form.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** Which response shows the user. */
type ViewSource = 'response' | 'one' | 'list';

/** Writes a kept user as one response shows it. */
type ShapeUser = (user: MockUser) => JsonObject;

/**
 * How one response shows users: the members that its schema names, those it demands and the user lacks, and what stands
 * elsewhere than it is kept, or otherwise: bare where it is kept as an object.
 */
export function userShaper(contract: Contract, form: UserForm, choices: Choices, source: ViewSource): ShapeUser {
  const names = declaredNames(form);
  // What another response declares and this one does not stays out; what nobody declares is what real servers add.
  const elsewhere = new Set([...declaredNames(storedForm(contract))].filter((name) => !names.has(name)));
  const missing = sampleOfSchema(form.userSchema) as JsonObject;
  const moves = movesOf(contract, form, source);
  const fields = contract.profile.fields.filter((field) => field.shown?.[source] !== undefined);
  const open = form.userSchema?.additionalProperties !== false;
  const shapes = new Map<string, { readonly user: JsonObject; readonly shaped: JsonObject }>();
  const shape = (user: JsonObject): JsonObject => {
    const kept = names.size === 0 ? user : without(user, (name) => (open ? elsewhere.has(name) : !names.has(name)));
    let shaped: JsonObject = form.accepts(kept) ? kept : { ...missing, ...kept };
    for (const { from, to } of moves) {
      const value = at(user, from);
      if (value !== undefined) shaped = put(shaped, to, value) as JsonObject;
    }
    for (const field of fields) shaped = showField(shaped, user, field, source);
    if (choices.arrays === 'reversed' && source !== 'response') shaped = reorder(contract, shaped);
    if (choices.derived && open) shaped = { ...shaped, ...followers(contract, user) };
    if (choices.audit && open) shaped = { ...shaped, audit: { changes: revisionOf(user) } };
    if (choices.idCase === 'upper') shaped = upperIds(shaped);
    if (choices.extraFields && open) shaped = { ...shaped, undeclared_flag: false, undeclaredNote: null };
    return choices.keyOrder === 'reversed' ? (reversed(shaped) as JsonObject) : shaped;
  };
  return ({ id, user }) => {
    const known = shapes.get(id);
    if (known?.user === user) return known.shaped;
    const shaped = shape(user);
    // Faults show users that do not exist, by whatever id was sent.
    if (shapes.size >= mostShapes) shapes.clear();
    shapes.set(id, { user, shaped });
    return shaped;
  };
}

/** Users whose last shape is kept. */
const mostShapes = 2000;

/** How many states of users there were until this one; every update makes a new one. */
function revisionOf(user: JsonObject): number {
  if (!revisions.has(user)) lastRevision += 1;
  const known = revisions.get(user) ?? lastRevision;
  revisions.set(user, known);
  return known;
}

const revisions = new WeakMap<JsonObject, number>();
let lastRevision = 0;

/** The values of a field at the place and in the form in which one kind of response shows them. */
function showField(shaped: JsonObject, user: JsonObject, field: Field, source: ViewSource): JsonObject {
  const { pointer = field.user, item = field.item } = field.shown?.[source] ?? {};
  const value = shownValue(user, field);
  const without = field.user === undefined ? shaped : (put(shaped, field.user, undefined) as JsonObject);
  if (pointer === null || pointer === undefined || value === undefined) return without;
  const bare = item === undefined || item === '';
  const wrap = (each: Json) => (bare || each === null ? each : put({}, item, each));
  return put(without, pointer, Array.isArray(value) ? value.map(wrap) : wrap(value)) as JsonObject;
}

/** Lists of roles are sets: the order of their items means nothing. */
function reorder(contract: Contract, user: JsonObject): JsonObject {
  return contract.profile.fields.reduce((current, { list, user: place }) => {
    const value = list && place !== undefined ? at(current, place) : undefined;
    return Array.isArray(value) ? (put(current, place as Pointer, value.toReversed()) as JsonObject) : current;
  }, user);
}

/** What many servers show beside a role: they follow from it, and no document names them. */
function followers(contract: Contract, user: JsonObject): JsonObject {
  const field = roleChange(contract);
  const value = field === undefined ? undefined : shownValue(user, field);
  if (value === undefined) return {};
  const ranked = value === null ? undefined : rankedRole(contract, value);
  return {
    role_label: `Role ${JSON.stringify(value)}`,
    abilities: { can_manage: ranked?.mayUpdate ?? false, rank: ranked?.rank ?? 0 },
  };
}

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function upperIds(user: JsonObject): JsonObject {
  const raise = (_key: string, value: Json) =>
    typeof value === 'string' && uuidText.test(value) ? value.toUpperCase() : value;
  return JSON.parse(JSON.stringify(user, raise)) as JsonObject;
}

function movesOf(
  contract: Contract,
  form: UserForm,
  source: ViewSource,
): readonly { readonly from: Pointer; readonly to: Pointer }[] {
  const { user, fields } = contract.profile;
  const known = (['id', 'email', 'name'] as const).map((name) => ({ from: user[name], to: form.pointers[name] }));
  const changed = source === 'response' ? fields.map((change) => ({ from: change.user, to: change.response })) : [];
  return [...known, ...changed].flatMap(({ from, to }) =>
    from === undefined || to === undefined || from === to ? [] : [{ from, to }],
  );
}

function declaredNames({ userSchema }: UserForm): ReadonlySet<string> {
  return new Set(isObject(userSchema?.properties) ? Object.keys(userSchema.properties) : []);
}

function without(user: JsonObject, isOut: (name: string) => boolean): JsonObject {
  if (!Object.keys(user).some(isOut)) return user;
  return Object.fromEntries(Object.entries(user).filter(([name]) => !isOut(name)));
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
