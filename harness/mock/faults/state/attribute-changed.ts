import { put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';

export default {
  id: 'attribute-changed',
  description: 'changes the e-mail address along with the role',
  family: 'state',
  appliesTo: all(hasRead, (contract) => contract.profile.user.email !== undefined || 'no read shows an e-mail address'),
  caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const place = call.contract.profile.user.email;
    if (!accepted || !user || place === undefined) return 'also';
    storeFor(user, call);
    user.user = put(user.user, place, `changed.${user.email}`) as JsonObject;
    return 'instead';
  },
} satisfies Fault;
