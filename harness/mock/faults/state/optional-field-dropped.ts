import { at, put } from '../../../domain/pointer.ts';
import type { Contract } from '../../../model/contract.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';

/** What only some users have and no update sets: a field that follows from a change may well go with it. */
function droppable({ mock, fields }: Contract['profile']): readonly string[] {
  const set = fields.flatMap(({ request, user }) => [request, user]);
  return Object.entries(mock?.sometimes ?? {}).flatMap(([place, value]) =>
    value === null || set.includes(place) ? [] : [place],
  );
}

export default {
  id: 'optional-field-dropped',
  description: 'loses fields that only some users have when it stores',
  appliesTo: all(hasRead, ({ profile }) => droppable(profile).length > 0 || 'all users have the same fields'),
  caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    for (const place of droppable(call.contract.profile)) {
      if ((at(user.user, place) ?? null) !== null) user.user = put(user.user, place, undefined) as JsonObject;
    }
    return 'also';
  },
} satisfies Fault;
