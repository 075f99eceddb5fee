import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { anotherValue, mainField, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'another-value-stored',
  description: 'stores another value than it was given, and says so',
  appliesTo: all(hasRead, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    storeFor(user, call);
    const change = mainField(call.contract);
    const value = requested(call, change);
    if (value !== undefined) storeValue(user, call, change, anotherValue(call.contract, change, value));
    return 'instead';
  },
} satisfies Fault;
