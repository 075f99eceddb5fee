import type { Fault } from '../../../model/mock.ts';
import type { Refusal } from '../../../model/profile.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

/** Stores what is refused for one of these, and responds as before. */
const alsoWhenRefusedFor =
  (...refusals: readonly Refusal[]): NonNullable<Fault['stores']> =>
  (users, call) => {
    if (call.refusal !== undefined && refusals.includes(call.refusal)) storeHonestly(users, call);
    return 'also';
  };

/** Refuses and does it all the same. */
export default [
  {
    id: 'forbidden-but-applied',
    description: 'refuses weak callers and stores what they ask for',
    appliesTo: showsChange,
    caughtBy: { requirement: 'access.leaves-state', code: 'refused-but-applied' },
    stores: alsoWhenRefusedFor('insufficient-role', 'self-promotion'),
  },
  {
    id: 'last-owner-refused-but-applied',
    description: 'refuses to let the last owner go and lets it go',
    appliesTo: keepsOwner,
    caughtBy: { requirement: 'conflict.leaves-state', code: 'refused-but-applied' },
    stores: alsoWhenRefusedFor('last-owner'),
  },
  {
    id: 'refused-but-applied',
    description: 'refuses an invalid update and stores it',
    appliesTo: showsChange,
    caughtBy: { requirement: 'reject.leaves-state', code: 'refused-but-applied' },
    stores: alsoWhenRefusedFor('invalid-value', 'unknown-role', 'missing-field', 'mismatched-id'),
  },
  {
    id: 'unauthenticated-but-applied',
    description: 'refuses callers without credentials and stores what they ask for',
    appliesTo: showsChange,
    caughtBy: { requirement: 'access.leaves-state', code: 'refused-but-applied' },
    stores: alsoWhenRefusedFor('no-credentials', 'wrong-credentials'),
  },
  {
    id: 'wrong-media-type-refused-but-applied',
    description: 'refuses another media type and stores the update',
    appliesTo: showsChange,
    caughtBy: { requirement: 'reject.leaves-state', code: 'refused-but-applied' },
    stores: alsoWhenRefusedFor('wrong-media-type'),
  },
] satisfies readonly Fault[];
