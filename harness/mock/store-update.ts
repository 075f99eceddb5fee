import type { MutableMockUser } from '../model/mock.ts';
import type { Call } from './call.ts';
import { applyUpdate } from './state/apply-update.ts';
import type { World } from './world.ts';

/** Stores an accepted update, unless a fault stores something else; faults see refused updates too. */
export function storeUpdate(world: World, call: Call, accepted: boolean): void {
  let honest = accepted;
  for (const fault of world.faults) {
    if (fault.stores?.(world.users, call, accepted) === 'instead') honest = false;
  }
  if (!honest || call.body === undefined) return;
  const user: MutableMockUser | undefined = world.users.get(call.userId ?? '');
  if (user) applyUpdate(world.contract, user, call.body, call.now, world.choices);
}
