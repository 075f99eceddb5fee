import { isObject } from '../../domain/is-object.ts';
import { at } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { MockCall, MockResponse } from '../../model/mock.ts';
import type { Field } from '../../model/profile.ts';
import type { Editable } from './edit-json.ts';

/** Whether this is the success of an update. */
export function isUpdated(response: MockResponse, call: MockCall): boolean {
  return call.operation === 'update' && call.refusal === undefined && response.status < 300;
}

/** Whether this is an error of the update or of a read, in the vendor's shape. */
export function isError(response: MockResponse): boolean {
  return response.status >= 400 && isObject(response.body);
}

/** The user objects that a success shows: one for the update and the read of one user, all for a list. */
export function respondedUsers(response: MockResponse, call: MockCall): readonly Editable[] {
  if (response.status >= 300 || response.body === undefined) return [];
  const { responses: success, reads } = call.contract.profile;
  if (call.operation === 'list' && reads?.list) {
    const { items, user } = reads.list;
    const list = at(response.body, items);
    return Array.isArray(list) ? (list as readonly Json[]).flatMap((item) => editable(at(item, user))) : [];
  }
  const place =
    call.operation === 'update'
      ? success.user
      : call.operation === 'one' && reads?.one?.as === undefined
        ? reads?.one?.user
        : null;
  return place === null || place === undefined ? [] : editable(at(response.body, place));
}

/** The user object in the success of an update; `undefined` for any other response. */
export function updatedUser(response: MockResponse, call: MockCall): Editable | undefined {
  return isUpdated(response, call) ? respondedUsers(response, call)[0] : undefined;
}

/** Where the update's own response shows a change inside its user object. */
export function shownAt(change: Field): Pointer | undefined {
  return change.response ?? change.user;
}

/** Where the update's own response shows the id, the e-mail or the name. */
export function pointerOf(contract: Contract, name: 'id' | 'email' | 'name'): Pointer | undefined {
  const { user, responses: response } = contract.profile;
  return response.pointers?.[name] ?? user[name];
}

function editable(value: Json | undefined): readonly Editable[] {
  return isObject(value) ? [value as Editable] : [];
}
