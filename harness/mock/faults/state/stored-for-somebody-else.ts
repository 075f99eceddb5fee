import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { neighbour, storeFor } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'stored-for-somebody-else',
  description: 'stores the change for another user',
  appliesTo: all(hasRead, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const other = neighbour(users, call);
    if (!accepted || !other) return 'also';
    storeFor(other, call);
    return 'instead';
  },
} satisfies Fault;
