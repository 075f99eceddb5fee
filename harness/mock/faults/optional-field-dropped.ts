import type { Json, JsonObject } from '../../model/json.ts';
import type { Fault } from '../../model/mock.ts';
import { at } from '../../schema/reading/pointer.ts';
import { all, hasRead } from '../fault-kit/applies.ts';
import { setAtPointer } from '../set-at-pointer.ts';

function droppable(sometimes: Readonly<Record<string, Json>> = {}): readonly string[] {
  return Object.keys(sometimes).filter((place) => sometimes[place] !== null);
}

export default {
  id: 'optional-field-dropped',
  says: 'loses fields that only some users have when it stores',
  family: 'state',
  appliesTo: all(
    hasRead,
    ({ profile }) => droppable(profile.mock?.sometimes).length > 0 || 'all users have the same fields',
  ),
  caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
  stores(users, call, accepted) {
    const user = users.get(call.subject?.id ?? '');
    if (!accepted || !user) return 'also';
    for (const place of droppable(call.contract.profile.mock?.sometimes)) {
      if ((at(user.user, place) ?? null) !== null) user.user = setAtPointer(user.user, place, undefined) as JsonObject;
    }
    return 'also';
  },
} satisfies Fault;
