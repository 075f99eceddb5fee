import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

/** Refuses and does it all the same. */
export default [
  {
    id: 'forbidden-but-applied',
    description: 'refuses weak callers and stores what they ask for',
    family: 'state',
    appliesTo: showsChange,
    caughtBy: { requirement: 'access.leaves-state', code: 'refused-but-applied' },
    stores(users, call) {
      if (['insufficient-role', 'self-promotion'].includes(call.refusal ?? '')) storeHonestly(users, call);
      return 'also';
    },
  },
  {
    id: 'last-owner-refused-but-applied',
    description: 'refuses to let the last owner go and lets it go',
    family: 'state',
    appliesTo: keepsOwner,
    caughtBy: { requirement: 'conflict.leaves-state', code: 'refused-but-applied' },
    stores(users, call) {
      if (call.refusal === 'last-owner') storeHonestly(users, call);
      return 'also';
    },
  },
  {
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
  },
  {
    id: 'unauthenticated-but-applied',
    description: 'refuses callers without credentials and stores what they ask for',
    family: 'state',
    appliesTo: showsChange,
    caughtBy: { requirement: 'access.leaves-state', code: 'refused-but-applied' },
    stores(users, call) {
      if (['no-credentials', 'wrong-credentials'].includes(call.refusal ?? '')) storeHonestly(users, call);
      return 'also';
    },
  },
  {
    id: 'wrong-media-type-refused-but-applied',
    description: 'refuses another media type and stores the update',
    family: 'state',
    appliesTo: showsChange,
    caughtBy: { requirement: 'reject.leaves-state', code: 'refused-but-applied' },
    stores(users, call) {
      if (call.refusal === 'wrong-media-type') storeHonestly(users, call);
      return 'also';
    },
  },
] satisfies readonly Fault[];
