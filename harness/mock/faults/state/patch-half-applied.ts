import { patchPlaceOf } from '../../../domain/patch-operations.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { mainField } from '../../fault-kit/main-field.ts';

export default {
  id: 'patch-half-applied',
  description: 'applies the operations of a patch one by one until it comes to one that it refuses',
  appliesTo: all(
    (contract) => patchPlaceOf(contract, mainField(contract)) !== undefined || 'an update is no patch',
    hasRead,
  ),
  caughtBy: { requirement: 'reject.half-a-patch', code: 'refused-but-applied' },
  stores(users, call, accepted) {
    const place = patchPlaceOf(call.contract, mainField(call.contract));
    const isLater = call.violation !== undefined && !call.violation.pointer.startsWith(`${place?.operations}/0`);
    if (!accepted && isLater && call.violation?.pointer.startsWith(`${place?.operations}/`)) storeHonestly(users, call);
    return 'also';
  },
} satisfies Fault;
