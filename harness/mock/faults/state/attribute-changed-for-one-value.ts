import { put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'attribute-changed-for-one-value',
  description: 'changes the e-mail address when the field becomes the last value of its list',
  family: 'state',
  appliesTo: all(
    hasRead,
    (contract) =>
      (contract.profile.user.email !== undefined && possibleValues(contract, mainField(contract)).length > 1) ||
      'no values are listed',
  ),
  caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const change = mainField(call.contract);
    const last = [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1));
    const place = call.contract.profile.user.email;
    if (!accepted || !user || !last || place === undefined) return 'also';
    storeFor(user, call);
    user.user = put(user.user, place, `changed.${user.email}`) as JsonObject;
    return 'instead';
  },
} satisfies Fault;
