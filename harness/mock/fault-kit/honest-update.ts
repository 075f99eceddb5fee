import type { Json } from '../../model/json.ts';
import type { MockCall, MutableMockUser } from '../../model/mock.ts';
import type { Field } from '../../model/profile.ts';
import { applyUpdate } from '../state/apply-update.ts';
import { roleChange, withShownValue } from '../state/role-change.ts';

/** Stores what the update asks for, for the user whom it names, as an honest server would. */
export function storeHonestly(users: Map<string, MutableMockUser>, call: MockCall): void {
  const user = users.get(call.testUser?.id ?? '');
  if (user) storeFor(user, call);
}

/** Stores what the update asks for, for another user. */
export function storeFor(user: MutableMockUser, call: MockCall): void {
  if (call.body === undefined) return;
  applyUpdate(call.contract, user, call.body, call.now, { noOps: 'touch', timestamps: 'milliseconds' });
}

/** Stores one value for one user, whatever the update asks for. */
export function storeValue(user: MutableMockUser, call: MockCall, change: Field, value: Json): void {
  user.user = withShownValue(user.user, change, value);
  if (change === roleChange(call.contract)) user.role = value;
}

/** Some other user of the same organization who is nobody's caller; the same one each time. */
export function neighbour(users: ReadonlyMap<string, MutableMockUser>, call: MockCall): MutableMockUser | undefined {
  return [...users.values()].find(
    (user) => user.id !== call.testUser?.id && user.organization === call.testUser?.organization && !user.removed,
  );
}
