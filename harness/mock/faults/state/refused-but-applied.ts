import type { Fault } from '../../../model/mock.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'refused-but-applied',
  description: 'refuses an invalid update and stores it',
  family: 'state',
  appliesTo: showsChange,
  caughtBy: { requirement: 'reject.leaves-state', code: 'refused-but-applied' },
  stores(users, call) {
    if (['invalid-value', 'unknown-role', 'missing-field', 'mismatched-id'].includes(call.refusal ?? ''))
      storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
