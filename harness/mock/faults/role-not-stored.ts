import type { Fault } from '../../model/mock.ts';
import { shownAt, updatedUser } from '../fault-kit/answered-users.ts';
import { all, answersUser } from '../fault-kit/applies.ts';
import { assignAt } from '../fault-kit/edit-json.ts';
import { mainChange, requested } from '../fault-kit/main-change.ts';
import { showsChange } from '../fault-kit/shown-users.ts';

export default {
  id: 'role-not-stored',
  says: 'answers as if it had stored the change and has not',
  family: 'state',
  appliesTo: all(answersUser, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: () => 'instead',
  answers(answer, call) {
    const user = updatedUser(answer, call);
    const change = mainChange(call.contract);
    const value = requested(call, change);
    const place = shownAt(change);
    if (user && place !== undefined && value !== undefined && value !== null && !change.item)
      assignAt(user, place, value);
  },
} satisfies Fault;
