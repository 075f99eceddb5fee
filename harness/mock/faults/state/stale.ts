import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasList, hasRead } from '../../fault-kit/applies.ts';
import { restoreField, shownById, showsChange } from '../../fault-kit/shown-users.ts';

/** Shows what was before. */
export default [
  {
    id: 'stale-list',
    description: 'lists users for ever as they were before their last update',
    appliesTo: all(hasList, showsChange),
    caughtBy: { requirement: 'accept.persists', code: 'response-disagrees' },
    stores(_users, call, accepted) {
      if (accepted && call.testUser) call.memory.set(`stale-list ${call.testUser.id}`, call.testUser.user);
      return 'also';
    },
    responses(response, call) {
      if (call.operation !== 'list') return;
      for (const [id, user] of shownById(response, call)) {
        const before = call.memory.get(`stale-list ${id}`) as JsonObject | undefined;
        if (before) restoreField(user, call, before);
      }
    },
  },
  {
    id: 'stale-read',
    description: 'reads show for half a second what was before the update',
    appliesTo: all(hasRead, showsChange),
    caughtBy: { requirement: 'accept.persists', code: 'change-late' },
    stores(_users, call, accepted) {
      const { testUser } = call;
      if (accepted && testUser)
        call.memory.set(`stale-read ${testUser.id}`, { until: call.now + 500, user: testUser.user });
      return 'also';
    },
    responses(response, call) {
      if (call.operation === 'update') return;
      for (const [id, user] of shownById(response, call)) {
        const stale = call.memory.get(`stale-read ${id}`) as
          | { readonly until: number; readonly user: JsonObject }
          | undefined;
        if (stale && call.now < stale.until) restoreField(user, call, stale.user);
      }
    },
  },
] satisfies readonly Fault[];
