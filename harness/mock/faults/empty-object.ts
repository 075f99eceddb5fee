import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'empty-object',
  says: 'answers an update with an empty object',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'accept.echoes-change', code: 'user-not-shown' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.body = {};
  },
} satisfies Fault;
