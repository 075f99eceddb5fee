import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { storeValue } from '../../fault-kit/honest-update.ts';
import { enter, leave } from '../../fault-kit/in-flight.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { isUpdated, shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';
import { shownValue } from '../../state/role-change.ts';

export default {
  id: 'lost-update',
  description: 'falls back to an old value when two updates of one user meet',
  appliesTo: showsChange,
  caughtBy: { requirement: 'concurrency.same-user-converges', code: 'diverged' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    const change = mainField(call.contract);
    const others = enter(call, `lost-update ${user.id}`);
    if (others === 0) call.memory.set(`lost-update before ${user.id}`, shownValue(user.user, change) ?? null);
    if (others === 0) return 'also';
    storeValue(user, call, change, call.memory.get(`lost-update before ${user.id}`) as Json);
    return 'instead';
  },
  async responses(response, call) {
    if (!isUpdated(response, call)) return;
    const user = updatedUser(response, call);
    const change = mainField(call.contract);
    const value = requested(call, change);
    const place = shownAt(change);
    if (user && place !== undefined && value !== undefined && value !== null && !change.item)
      assignAt(user, place, value);
    await leave(call, `lost-update ${call.testUser?.id}`);
  },
} satisfies Fault;
