import type { Fault } from '../../../model/mock.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';
import { enter, leave } from '../../fault-kit/in-flight.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'crossed-users',
  description: 'mixes up two users who are updated at once',
  appliesTo: showsChange,
  caughtBy: { requirement: 'concurrency.users-isolated', code: 'users-mixed' },
  stores(users, call, accepted) {
    const { testUser } = call;
    if (!accepted || !testUser) return 'also';
    const busy = [...users.values()].find(
      (user) => user.id !== testUser.id && Number(call.memory.get(`crossed ${user.id}`) ?? 0) > 0,
    );
    enter(call, `crossed ${testUser.id}`);
    if (!busy) return 'also';
    storeFor(busy, call);
    return 'instead';
  },
  async responses(response, call) {
    if (isUpdated(response, call)) await leave(call, `crossed ${call.testUser?.id}`);
  },
} satisfies Fault;
