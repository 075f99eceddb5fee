import type { Fault } from '../../model/mock.ts';
import { hasRead } from '../fault-kit/applies.ts';
import { neighbour, storeFor } from '../fault-kit/honest-update.ts';

export default {
  id: 'bystander-changed',
  says: 'changes somebody else along with the user',
  family: 'state',
  appliesTo: hasRead,
  caughtBy: { requirement: 'accept.spares-bystanders', code: 'bystander-changed' },
  stores(users, call, accepted) {
    const other = neighbour(users, call);
    if (accepted && other) storeFor(other, call);
    return 'also';
  },
} satisfies Fault;
