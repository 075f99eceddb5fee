import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'first-of-several-stored',
  description: 'stores the first of several roles and confirms them all',
  appliesTo(contract) {
    const change = mainField(contract);
    if (change.list !== true || change.kind !== 'role' || change.adds) return 'the field is no list of roles';
    if (possibleValues(contract, change).length < 2) return 'no values are listed';
    return hasRead(contract);
  },
  caughtBy: { requirement: 'accept.every-role', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const change = mainField(call.contract);
    const value = requested(call, change);
    if (!accepted || !user || !Array.isArray(value) || value.length < 2) return 'also';
    storeFor(user, call);
    storeValue(user, call, change, (value as readonly Json[]).slice(0, 1));
    return 'instead';
  },
} satisfies Fault;
