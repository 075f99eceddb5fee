import { at } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MockCall } from '../../model/mock.ts';
import type { Field } from '../../model/profile.ts';
import { legalValues } from '../checks/content.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';
import { roleChange } from '../state/role-change.ts';

/** The change that most faults spoil: the role, else the first field that the operation changes. */
export function mainField(contract: Contract): Field {
  return (roleChange(contract) ?? contract.profile.fields[0]) as Field;
}

/** What an update asks for; `undefined` when it does not name the field. */
export function requested(call: MockCall, change: Field): Json | undefined {
  return call.body === undefined ? undefined : at(call.body, change.request);
}

/** Every value that a change may take; empty where the contract lists none. */
export function possibleValues(contract: Contract, change: Field): readonly Json[] {
  const legal = legalValues({ contract }, change);
  if (legal !== undefined) return legal.filter((value) => isGrantable(contract, value));
  const schema = schemaAtPlace(contract.request.documented, change.request);
  // The items' schema may be a reference.
  const items = change.list ? schemaAtPlace(contract.request.documented, `${change.request}/0`)?.enum : schema?.enum;
  if (schema?.type === 'boolean') return [true, false];
  return Array.isArray(items) ? (items as readonly Json[]).filter((value) => value !== null) : [];
}

/** Where callers are ranked, the one who manages grants nothing above itself. */
function isGrantable({ profile }: Contract, value: Json): boolean {
  const { roles, ranked } = profile.permissions;
  const own = roles.filter(({ mayUpdate, owner }) => mayUpdate && !owner).map(({ rank }) => rank);
  const rank = roles.find((role) => role.value === value)?.rank ?? 0;
  return ranked !== true || own.length === 0 || rank <= Math.max(...own);
}

/** A value other than `value` that the change may take, or one like it where anything goes. */
export function anotherValue(contract: Contract, change: Field, value: Json | undefined): Json {
  const held = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const ranked = change.kind === 'role' && change.from === undefined ? assignable(contract) : [];
  const other = [...possibleValues(contract, change), ...ranked].find((each) => !held.includes(each));
  const [first] = held;
  const made =
    other ??
    (typeof first === 'boolean'
      ? !first
      : typeof first === 'number'
        ? first + 1
        : `${typeof first === 'string' ? first : ''}x`);
  return change.list ? [made] : made;
}

/** The roles of the profile, where the document lists no values. */
function assignable(contract: Contract): readonly Json[] {
  const roles = contract.profile.permissions.roles.filter(({ mayBeAssigned }) => mayBeAssigned !== false);
  return roles.map(({ value }) => value).filter((value) => isGrantable(contract, value));
}
