import type { Fault } from '../../model/mock.ts';
import { pointerOf, updatedUser } from '../fault-kit/answered-users.ts';
import { assignAt, readAt } from '../fault-kit/edit-json.ts';

export default {
  id: 'wrong-id-answered',
  says: 'answers with the id of somebody else',
  family: 'shape',
  appliesTo: (contract) =>
    (contract.profile.answer.user !== null && pointerOf(contract, 'id') !== undefined) || 'the answer shows no id',
  caughtBy: { requirement: 'accept.right-subject', code: 'wrong-subject' },
  answers(answer, call) {
    const other = [...call.users.values()].find((user) => user.id !== call.subject?.id);
    const place = pointerOf(call.contract, 'id');
    const user = updatedUser(answer, call);
    if (user && place !== undefined && readAt(user, place) !== undefined) assignAt(user, place, other?.id ?? 'nobody');
  },
} satisfies Fault;
