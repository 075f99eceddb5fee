import type { Fault } from '../../../model/mock.ts';
import { assignAt, readAt } from '../../fault-kit/edit-json.ts';
import { pointerOf, updatedUser } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'wrong-id-in-response',
  description: 'responds with the id of somebody else',
  appliesTo: (contract) =>
    (contract.profile.responses.user !== null && pointerOf(contract, 'id') !== undefined) || 'the response shows no id',
  caughtBy: { requirement: 'accept.right-user', code: 'wrong-user' },
  responses(response, call) {
    const other = [...call.users.values()].find((user) => user.id !== call.testUser?.id);
    const place = pointerOf(call.contract, 'id');
    const user = updatedUser(response, call);
    if (user && place !== undefined && readAt(user, place) !== undefined) assignAt(user, place, other?.id ?? 'nobody');
  },
} satisfies Fault;
