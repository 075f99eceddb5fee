import type { Fault } from '../../model/mock.ts';
import { at } from '../../schema/reading/pointer.ts';
import { shownAt, updatedUser } from '../fault-kit/answered-users.ts';
import { all, answersUser, echoesChange } from '../fault-kit/applies.ts';
import { assignAt } from '../fault-kit/edit-json.ts';
import { mainChange } from '../fault-kit/main-change.ts';

export default {
  id: 'answers-user-as-before',
  says: 'stores the change and answers the user as it was before',
  family: 'state',
  appliesTo: all(echoesChange, answersUser),
  caughtBy: { requirement: 'accept.echoes-change', code: 'change-not-echoed' },
  answers(answer, call) {
    const user = updatedUser(answer, call);
    const change = mainChange(call.contract);
    const place = shownAt(change);
    const before = call.subject && change.user !== undefined ? at(call.subject.user, change.user) : undefined;
    if (user && place !== undefined && before !== undefined) assignAt(user, place, before);
  },
} satisfies Fault;
