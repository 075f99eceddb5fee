import { put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { takesRolesAway } from '../../fault-kit/applies.ts';
import { mainField } from '../../fault-kit/main-field.ts';

export default {
  id: 'take-away-takes-all',
  description: 'taking one role away takes all of them',
  appliesTo: takesRolesAway,
  caughtBy: { requirement: 'accept.takes-away', code: 'other-role-taken' },
  takesAway(user, call) {
    const { user: place } = mainField(call.contract);
    if (place !== undefined) user.user = put(user.user, place, []) as JsonObject;
    user.role = [];
    return 'instead';
  },
} satisfies Fault;
