import { isObject } from '../domain/is-object.ts';
import { at, put } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';

/** The body that restores a user, or why there can be none. */
export type UndoBody =
  | { readonly ok: true; readonly body: Json }
  /** `optional`: the change that is in the way, when the run can do without making it. */
  | { readonly ok: false; readonly reason: string; readonly optional?: string };

/**
 * The update that gives a user the values it had: `simplest` (any valid update) with every field of these names, and every
 * other one that it sets, at its value in `before`. There is none when a role is not shown, or when something is that the
 * operation cannot write.
 */
export function undoBody(
  contract: Contract,
  simplest: Json,
  before: Readonly<Record<string, Json>>,
  names: readonly string[],
): UndoBody {
  // Whatever else the body writes has to be restored too.
  const fields = contract.profile.fields.filter(
    ({ name, request }) => names.includes(name) || at(simplest, request) !== undefined,
  );
  const { accepts } = compile(contract.request.effective);
  let body = simplest;
  for (const change of fields) {
    const from = body;
    const written = (one: Json): Json => put(from, change.request, one);
    // A profile field that a user does not have yet is taken away again by null, where the operation takes it.
    const value = change.kind === 'attribute' ? (before[change.name] ?? null) : before[change.name];
    const next = value === undefined ? undefined : writable(contract, change, value).map(written).find(accepts);
    if (next === undefined) {
      const optional = change.kind === 'attribute' && at(simplest, change.request) === undefined;
      return { ok: false, reason: whyNot(change, before[change.name]), ...(optional ? { optional: change.name } : {}) };
    }
    body = next;
  }
  return { ok: true, body };
}

/** The smallest update that restores one field alone: without the others, where the operation lets them be left out. */
export function undoBodyOf(
  contract: Contract,
  simplest: Json,
  before: Readonly<Record<string, Json>>,
  name: string,
): UndoBody {
  const { accepts } = compile(contract.request.effective);
  let base = simplest;
  for (const field of contract.profile.fields) {
    if (field.name === name || at(base, field.request) === undefined) continue;
    const less = put(base, field.request, undefined);
    if (less === undefined) continue;
    const alone = undoBody(contract, less, before, [name]);
    if (alone.ok && accepts(alone.body)) base = less;
  }
  return undoBody(contract, base, before, [name]);
}

/** What may be written so that the user shows this value again: itself, and the values that the profile calls alike. */
function writable(contract: Contract, change: Field, value: Json): readonly Json[] {
  const alike = (change.alike ?? []).filter((group) => group.includes(value)).flat();
  return [...asWritten(change, value), value, ...alike].filter((one) => isMayBeAssigned(contract, change, one));
}

/** Roles that are objects, with the members alone that an update writes: reads may show more of them. */
function asWritten({ values = [], list }: Field, value: Json): readonly Json[] {
  const [known] = values.filter((one) => isObject(one));
  if (known === undefined || !isObject(known)) return [];
  const cut = (one: Json) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).filter(([name]) => name in known)) : one;
  return [list && Array.isArray(value) ? (value as readonly Json[]).map(cut) : cut(value)];
}

function isMayBeAssigned(contract: Contract, change: Field, value: Json): boolean {
  if (change.kind !== 'role') return true;
  const ranked = contract.profile.permissions.roles.find((role) => role.value === value);
  if (ranked?.mayBeAssigned === false) return false;
  return change.values === undefined || change.list === true || change.values.includes(value);
}

function whyNot(change: Field, value: Json | undefined): string {
  return value === undefined
    ? `has no ${change.name} in what is read, so that it could not be restored`
    : `has the ${change.name} ${JSON.stringify(value)}, which the operation cannot write, so that it could not be restored`;
}
