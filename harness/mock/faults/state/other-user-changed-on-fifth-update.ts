import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { neighbour, storeFor } from '../../fault-kit/honest-update.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';

export default {
  id: 'other-user-changed-on-fifth-update',
  description: 'changes somebody else with every fifth update',
  family: 'state',
  appliesTo: hasRead,
  caughtBy: { requirement: 'accept.spares-other-users', code: 'other-user-changed' },
  stores(users, call, accepted) {
    const other = neighbour(users, call);
    if (accepted && other && onceIn(call, 'other-user-changed-on-fifth-update', 5)) storeFor(other, call);
    return 'also';
  },
} satisfies Fault;
