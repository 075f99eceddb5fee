import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';

export default {
  id: 'rate-limited-but-applied',
  description: 'responds 429 and stores the update all the same',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.not-applied', code: 'rate-limited-but-applied' },
  stores(users, call) {
    if (call.refusal === 'rate-limited') storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
