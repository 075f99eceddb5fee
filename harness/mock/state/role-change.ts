import { isObject } from '../../domain/is-object.ts';
import { at, put } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Field, RankedRole } from '../../model/profile.ts';

/** The change that gives a user another role; `undefined` when the operation changes other fields only. */
export function roleChange({ profile: { fields } }: Contract): Field | undefined {
  const found = known.get(fields);
  if (found) return found.role;
  const roles = fields.filter((change) => change.kind === 'role');
  const role = roles.find((change) => !change.deprecated) ?? roles[0];
  known.set(fields, { role });
  return role;
}

// Asked several times for every request.
const known = new WeakMap<readonly Field[], { readonly role: Field | undefined }>();

/** What a user object shows for a change; list items are unwrapped. */
export function shownValue(user: JsonObject, change: Field): Json | undefined {
  if (change.user === undefined) return undefined;
  const shown = at(user, change.user);
  const { item } = change;
  if (item === undefined || shown === undefined || shown === null) return shown;
  const unwrap = (each: Json) => (typeof each === 'object' && each !== null ? (at(each, item) ?? null) : each);
  return Array.isArray(shown) ? (shown as readonly Json[]).map(unwrap) : unwrap(shown);
}

/** The user object with another value for a change; list items are wrapped as those that stood there, else as `example`. */
export function withShownValue(user: JsonObject, change: Field, value: Json, example?: Json): JsonObject {
  if (change.user === undefined) return user;
  const { item } = change;
  if (item === undefined || value === null) return put(user, change.user, whole(value, example)) as JsonObject;
  const stood = at(user, change.user);
  if (!Array.isArray(value)) {
    const around = typeof stood === 'object' && stood !== null && !Array.isArray(stood) ? stood : (example ?? {});
    return put(user, change.user, put(around, item, value)) as JsonObject;
  }
  const items: readonly Json[] = Array.isArray(stood) ? stood : [];
  const wrapped = (value as readonly Json[]).map(
    (each) => items.find((old) => at(old, item) === each) ?? put(items[0] ?? example ?? {}, item, each) ?? null,
  );
  return put(user, change.user, wrapped) as JsonObject;
}

/** A role that is written as an object is shown with everything that the document has of one. */
function whole(value: Json, example: Json | undefined): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => whole(each, example));
  return isObject(value) && isObject(example) ? { ...example, ...value } : value;
}

/** The strongest of the ranked roles that a stored role value (one, or a list) names. */
export function rankedRole(contract: Contract, role: Json): RankedRole | undefined {
  let strongest: RankedRole | undefined;
  for (const ranked of contract.profile.permissions.roles) {
    if (strongest !== undefined && strongest.rank >= ranked.rank) continue;
    if (names(role, ranked.value)) strongest = ranked;
  }
  return strongest;
}

function names(role: Json, value: Json): boolean {
  if (!Array.isArray(role)) return sameJson(role, value);
  return (role as readonly Json[]).some((each) => sameJson(each, value));
}
