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
  const { lagMs } = world.choices;
  if (user && lagMs > 0)
    world.earlier.set(user.id, { user: shownByReads(world, user, call.now), until: call.now + lagMs });
  if (user) applyUpdate(world.contract, user, call.body, call.now, world.choices);
  for (const { id = '', body } of call.others ?? []) {
    const other = world.users.get(id);
    if (other) applyUpdate(world.contract, other, body, call.now, world.choices);
  }
}

/** The user as reads show it now: as it was before, where they lag. */
export function shownByReads({ earlier }: Pick<World, 'earlier'>, user: MutableMockUser, now: number): MutableMockUser {
  const known = earlier.get(user.id);
  return known !== undefined && now < known.until ? known.user : { ...user };
}
