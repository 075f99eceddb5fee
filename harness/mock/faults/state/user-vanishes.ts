import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';

export default {
  id: 'user-vanishes',
  description: 'loses the user whom it updates',
  appliesTo: hasRead,
  caughtBy: { requirement: 'accept.persists', code: 'user-vanished' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    storeFor(user, call);
    user.removed = true;
    return 'instead';
  },
} satisfies Fault;
