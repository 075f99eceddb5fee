import { put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { neighbour, storeFor } from '../../fault-kit/honest-update.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';

/** Changes more than it was asked to. */
export default [
  {
    id: 'attribute-changed',
    description: 'changes the e-mail address along with the role',
    appliesTo: all(
      hasRead,
      (contract) => contract.profile.user.email !== undefined || 'no read shows an e-mail address',
    ),
    caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
    stores(users, call, accepted) {
      const user = users.get(call.testUser?.id ?? '');
      const place = call.contract.profile.user.email;
      if (!accepted || !user || place === undefined) return 'also';
      storeFor(user, call);
      user.user = put(user.user, place, `changed.${user.email}`) as JsonObject;
      return 'instead';
    },
  },
  {
    id: 'attribute-changed-for-one-value',
    description: 'changes the e-mail address when the field becomes the last value of its list',
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
  },
  {
    id: 'other-user-changed',
    description: 'changes somebody else along with the user',
    appliesTo: hasRead,
    caughtBy: { requirement: 'accept.spares-other-users', code: 'other-user-changed' },
    stores(users, call, accepted) {
      const other = neighbour(users, call);
      if (accepted && other) storeFor(other, call);
      return 'also';
    },
  },
  {
    id: 'other-user-changed-on-fifth-update',
    description: 'changes somebody else with every fifth update',
    appliesTo: hasRead,
    caughtBy: { requirement: 'accept.spares-other-users', code: 'other-user-changed' },
    stores(users, call, accepted) {
      const other = neighbour(users, call);
      if (accepted && other && onceIn(call, 'other-user-changed-on-fifth-update', 5)) storeFor(other, call);
      return 'also';
    },
  },
] satisfies readonly Fault[];
