import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { enter, leave } from '../../fault-kit/in-flight.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { shownById, showsChange } from '../../fault-kit/shown-users.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

const name = 'user-empty-during-update';

export default {
  id: name,
  description: 'shows a user without any role while an update of it is worked on',
  appliesTo: all(({ reads }) => reads.one !== undefined || 'no read shows one user', showsChange),
  caughtBy: { requirement: 'concurrency.reads-whole', code: 'neither-old-nor-new' },
  async responses(response, call) {
    if (isUpdated(response, call)) {
      const own = `${name} ${call.testUser?.id}`;
      enter(call, own);
      await leave(call, own);
      return;
    }
    const field = mainField(call.contract);
    for (const [id, user] of shownById(response, call))
      if (Number(call.memory.get(`${name} ${id}`) ?? 0) > 0 && field.user !== undefined)
        assignAt(user as JsonObject as never, field.user, field.list ? [] : '');
  },
} satisfies Fault;
