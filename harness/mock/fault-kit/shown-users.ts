import { at } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockCall, MockResponse } from '../../model/mock.ts';
import { assignAt, type Editable, readAt } from './edit-json.ts';
import { mainField } from './main-field.ts';
import { respondedUsers } from './users-in-responses.ts';

/** Reads show what an update changes. */
export function showsChange(contract: Contract): true | string {
  const { reads } = contract;
  const shown = mainField(contract).user !== undefined && (reads.one ?? reads.list) !== undefined;
  return shown || 'no read shows what an update changes';
}

/** Reads show the names of users. */
export function hasName({ profile }: Contract): true | string {
  return profile.user.name !== undefined || 'no read shows a name';
}

/** The users that a read shows, each with its id. */
export function shownById(response: MockResponse, call: MockCall): readonly (readonly [string, Editable])[] {
  const { user, reads } = call.contract.profile;
  const pointers = call.operation === 'list' ? reads?.list?.pointers : reads?.one?.pointers;
  const place = pointers?.id ?? user.id;
  if (place === undefined) return [];
  return respondedUsers(response, call).map((shown) => [String(readAt(shown, place)), shown]);
}

/** Shows the changed field as an earlier state of the user had it. */
export function restoreField(shown: Editable, call: MockCall, earlier: JsonObject): void {
  const { user } = mainField(call.contract);
  const before = user === undefined ? undefined : at(earlier, user);
  if (user !== undefined && before !== undefined) assignAt(shown, user, before);
}
