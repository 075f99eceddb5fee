import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasList } from '../../fault-kit/applies.ts';
import { restoreField, shownById, showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'stale-list',
  description: 'lists users for ever as they were before their last update',
  family: 'state',
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
} satisfies Fault;
