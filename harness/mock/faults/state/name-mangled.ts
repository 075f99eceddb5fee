import { at, put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';
import { hasName } from '../../fault-kit/shown-users.ts';

export default {
  id: 'name-mangled',
  description: 'spoils names that are not plain ASCII when it stores',
  appliesTo: all(hasRead, hasName),
  caughtBy: { requirement: 'accept.touches-nothing-else', code: 'field-changed' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const place = call.contract.profile.user.name;
    const name = user && place !== undefined ? at(user.user, place) : undefined;
    if (!accepted || !user || place === undefined || typeof name !== 'string' || /^[ -~]*$/.test(name)) return 'also';
    storeFor(user, call);
    user.user = put(user.user, place, Buffer.from(name).toString('latin1')) as JsonObject;
    return 'instead';
  },
} satisfies Fault;
