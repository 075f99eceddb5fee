import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { storeFor, storeValue } from '../../fault-kit/honest-update.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';
import { shownValue } from '../../state/role-change.ts';

export default {
  id: 'array-grows-when-repeated',
  description: 'adds to a list of roles instead of replacing it',
  appliesTo: (contract) => mainField(contract).list === true || 'the field is no list',
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const change = mainField(call.contract);
    const value = requested(call, change);
    if (!accepted || !user || !Array.isArray(value)) return 'also';
    const stood = shownValue(user.user, change);
    storeFor(user, call);
    storeValue(user, call, change, [
      ...(Array.isArray(stood) ? (stood as readonly Json[]) : []),
      ...(value as readonly Json[]),
    ]);
    return 'instead';
  },
} satisfies Fault;
