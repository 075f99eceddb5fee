import { assignedRoles, assigningField } from '../../domain/assigned-roles.ts';
import { at, put } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** The user object with another id for each assignment, where it is taken away by that id. */
export function withAssignmentIds(contract: Contract, user: JsonObject): JsonObject {
  const from = contract.profile.unassign?.role.from;
  const field = assigningField(contract);
  if (from === undefined || field?.user === undefined) return user;
  const items = assignedRoles(field, user).map(({ item, value }) =>
    put(item, from, idFor(contract, value, at(item, from))),
  );
  return items.length === 0 ? user : (put(user, field.user, items) as JsonObject);
}

/** Of the kind that the document has there; a UUID keeps its form. */
function idFor({ profile }: Contract, value: Json, sample: Json | undefined): Json {
  const place = 1 + profile.permissions.roles.findIndex((role) => role.value === value);
  if (typeof sample === 'number') return 1000 + place;
  const isUuid = typeof sample === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(sample);
  return isUuid ? `00000000-0000-4000-8000-${String(place).padStart(12, '0')}` : `assignment${place}`;
}
