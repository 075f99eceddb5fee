import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';

export default {
  id: 'status-created',
  says: 'answers 201 to an update',
  family: 'shape',
  appliesTo: ({ profile, update }) =>
    !('201' in update.answers || profile.answer.statuses.includes(201)) || 'status 201 is documented',
  caughtBy: { requirement: 'every-answer.status-documented', code: 'undocumented-status' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.status = 201;
  },
} satisfies Fault;
