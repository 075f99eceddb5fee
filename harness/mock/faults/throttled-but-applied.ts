import type { Fault } from '../../model/mock.ts';
import { throttles } from '../fault-kit/applies.ts';
import { storeHonestly } from '../fault-kit/honest-update.ts';

export default {
  id: 'throttled-but-applied',
  says: 'answers 429 and stores the update all the same',
  family: 'throttle',
  appliesTo: throttles,
  caughtBy: { requirement: 'throttle.not-applied', code: 'throttled-but-applied' },
  stores(users, call) {
    if (call.cause === 'throttled') storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
