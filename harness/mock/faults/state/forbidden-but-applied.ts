import type { Fault } from '../../../model/mock.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'forbidden-but-applied',
  description: 'refuses weak callers and stores what they ask for',
  family: 'state',
  appliesTo: showsChange,
  caughtBy: { requirement: 'access.leaves-state', code: 'refused-but-applied' },
  stores(users, call) {
    if (['insufficient-role', 'self-promotion'].includes(call.refusal ?? '')) storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
