import type { Contract } from '../../model/contract.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { MockAnswer, MockCall } from '../../model/mock.ts';
import type { Change } from '../../model/profile.ts';
import { at } from '../../schema/reading/pointer.ts';
import { isObject } from '../../schema/reading/subschemas.ts';
import type { Editable } from './edit-json.ts';

/** Whether this is the success of an update. */
export function isUpdated(answer: MockAnswer, call: MockCall): boolean {
  return call.operation === 'update' && call.cause === undefined && answer.status < 300;
}

/** Whether this is an error of the update or of a read, in the vendor's shape. */
export function isError(answer: MockAnswer): boolean {
  return answer.status >= 400 && isObject(answer.body);
}

/** The user objects that a success shows: one for the update and the read of one user, all for a list. */
export function answeredUsers(answer: MockAnswer, call: MockCall): readonly Editable[] {
  if (answer.status >= 300 || answer.body === undefined) return [];
  const { answer: success, reads } = call.contract.profile;
  if (call.operation === 'list' && reads?.list) {
    const { items, user } = reads.list;
    const list = at(answer.body, items);
    return Array.isArray(list) ? (list as readonly Json[]).flatMap((item) => editable(at(item, user))) : [];
  }
  const place = call.operation === 'update' ? success.user : call.operation === 'one' ? reads?.one?.user : null;
  return place === null || place === undefined ? [] : editable(at(answer.body, place));
}

/** The user object in the success of an update; `undefined` for any other answer. */
export function updatedUser(answer: MockAnswer, call: MockCall): Editable | undefined {
  return isUpdated(answer, call) ? answeredUsers(answer, call)[0] : undefined;
}

/** Where the update's own answer shows a change inside its user object. */
export function shownAt(change: Change): Pointer | undefined {
  return change.answer ?? change.user;
}

/** Where the update's own answer shows the id, the e-mail or the name. */
export function pointerOf(contract: Contract, name: 'id' | 'email' | 'name'): Pointer | undefined {
  const { user, answer } = contract.profile;
  return answer.pointers?.[name] ?? user[name];
}

function editable(value: Json | undefined): readonly Editable[] {
  return isObject(value) ? [value as Editable] : [];
}
