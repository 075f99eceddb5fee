import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';

export default {
  id: 'last-owner-refused-but-applied',
  description: 'refuses to let the last owner go and lets it go',
  family: 'state',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.leaves-state', code: 'refused-but-applied' },
  stores(users, call) {
    if (call.refusal === 'last-owner') storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
