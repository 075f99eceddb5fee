import { at } from '../../../domain/pointer.ts';
import type { Fault } from '../../../model/mock.ts';
import { all, echoesChange, showsUserInResponse } from '../../fault-kit/applies.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'shows-user-as-before',
  description: 'stores the change and responses the user as it was before',
  appliesTo: all(echoesChange, showsUserInResponse),
  caughtBy: { requirement: 'accept.echoes-change', code: 'change-not-echoed' },
  responses(response, call) {
    const user = updatedUser(response, call);
    const change = mainField(call.contract);
    const place = shownAt(change);
    const before = call.testUser && change.user !== undefined ? at(call.testUser.user, change.user) : undefined;
    if (user && place !== undefined && before !== undefined) assignAt(user, place, before);
  },
} satisfies Fault;
