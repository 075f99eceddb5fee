import type { Fault } from '../../../model/mock.ts';
import { all, showsUserInResponse } from '../../fault-kit/applies.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'role-not-stored',
  description: 'responds as if it had stored the change and has not',
  family: 'state',
  appliesTo: all(showsUserInResponse, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: () => 'instead',
  responses(response, call) {
    const user = updatedUser(response, call);
    const change = mainField(call.contract);
    const value = requested(call, change);
    const place = shownAt(change);
    if (user && place !== undefined && value !== undefined && value !== null && !change.item)
      assignAt(user, place, value);
  },
} satisfies Fault;
