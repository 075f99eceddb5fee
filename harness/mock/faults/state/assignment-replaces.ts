import { at, put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { mainField } from '../../fault-kit/main-field.ts';

export default {
  id: 'assignment-replaces',
  description: 'an assigned role takes the place of those that the user had',
  appliesTo: (contract) =>
    contract.profile.fields.some(({ adds, user }) => adds && user !== undefined)
      ? hasRead(contract)
      : 'an update replaces the role',
  caughtBy: { requirement: 'accept.keeps-assigned', code: 'assignment-replaced' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const { user: place } = mainField(call.contract);
    // What was there is gone before the honest update adds to it.
    if (accepted && user && place !== undefined && Array.isArray(at(user.user, place)))
      user.user = put(user.user, place, []) as JsonObject;
    return 'also';
  },
} satisfies Fault;
