import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { neighbour, storeFor } from '../../fault-kit/honest-update.ts';

export default {
  id: 'other-user-changed',
  description: 'changes somebody else along with the user',
  family: 'state',
  appliesTo: hasRead,
  caughtBy: { requirement: 'accept.spares-other-users', code: 'other-user-changed' },
  stores(users, call, accepted) {
    const other = neighbour(users, call);
    if (accepted && other) storeFor(other, call);
    return 'also';
  },
} satisfies Fault;
