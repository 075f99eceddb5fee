import { type AssignedRole, assignedRoles, assigningField } from '../domain/assigned-roles.ts';
import { at, put } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { MockCall, MockResponse, MutableMockUser } from '../model/mock.ts';
import type { RequestPlace } from '../model/unassign.ts';
import type { Call, Rejection } from './call.ts';
import { parseBody } from './parse-body.ts';
import { documentedHeaders } from './responses/documented-headers.ts';
import { bodySchemaOf, mediaTypeOf, successStatus } from './responses/documented-response.ts';
import { sampleOfSchema } from './responses/sample-of-schema.ts';

/** What a request that takes a role away has at a place, as text. */
export function namedAt(call: Pick<Call, 'parameters' | 'query' | 'bytes'>, place: RequestPlace): string | undefined {
  if (place.in !== 'body')
    return place.in === 'path' ? call.parameters[place.name] : (call.query.get(place.name) ?? undefined);
  const { value } = parseBody(call.bytes);
  const sent = value === undefined ? undefined : at(value, place.pointer);
  return sent === undefined || sent === null ? undefined : textOf(sent);
}

/** The role that is to be taken away, as the user has it; undefined where the user has no such role. */
export function roleToTake(call: MockCall, user: { readonly user: JsonObject }): AssignedRole | undefined {
  const field = assigningField(call.contract);
  const { unassign } = call.contract.profile;
  if (field === undefined || unassign === undefined) return undefined;
  const { from } = unassign.role;
  // The mock makes its calls itself: they have what it reads places from.
  const named = namedAt(call as Call, unassign.role);
  return assignedRoles(field, user.user).find(
    ({ value, item }) => textOf(from === undefined ? value : (at(item, from) ?? null)) === named,
  );
}

/** Refuses to take away what is not there, where the document has a status for it: others take it for done. */
export function refuseAbsent(call: Call): Rejection | undefined {
  const { unassign } = call.contract;
  const isKnown = call.testUser !== undefined && roleToTake(call, call.testUser) !== undefined;
  return isKnown || unassign?.responses['404'] === undefined ? undefined : { refusal: 'unknown-role', status: 404 };
}

/** Takes a role away from the user whom a call names. */
export function takeAway(users: ReadonlyMap<string, MutableMockUser>, call: Call): void {
  const field = assigningField(call.contract);
  const user = users.get(call.userId ?? '');
  const taken = user && roleToTake(call, user);
  if (field?.user === undefined || user === undefined || taken === undefined) return;
  const left = assignedRoles(field, user.user).filter(({ item }) => item !== taken.item);
  const items: Json = left.map(({ item }) => item);
  user.user = put(user.user, field.user, items) as JsonObject;
  user.role = left.map(({ value }) => value);
}

/** How it is said that a role was taken away. */
export function takenAway({ unassign }: Contract): MockResponse {
  const status = unassign === undefined ? 204 : successStatus(unassign);
  const documented = unassign?.responses[String(status)];
  const type = mediaTypeOf(documented);
  const headers = documentedHeaders(documented);
  if (type === undefined || status === 204) return { status, headers };
  return { status, headers: { ...headers, 'Content-Type': type }, body: sampleOfSchema(bodySchemaOf(documented)) };
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
