import type { Fault } from '../../../model/mock.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'wrong-media-type-refused-but-applied',
  description: 'refuses another media type and stores the update',
  family: 'state',
  appliesTo: showsChange,
  caughtBy: { requirement: 'reject.leaves-state', code: 'refused-but-applied' },
  stores(users, call) {
    if (call.refusal === 'wrong-media-type') storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
