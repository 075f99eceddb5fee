import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';

export default {
  id: 'status-accepted',
  says: 'answers 202 to an update that it has done',
  family: 'shape',
  appliesTo: ({ profile, update }) =>
    !('202' in update.answers || profile.answer.statuses.includes(202)) || 'status 202 is documented',
  caughtBy: { requirement: 'accept.answers-success', code: 'wrong-success-status' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.status = 202;
  },
} satisfies Fault;
