import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'null-body',
  says: 'answers an update with null',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.body = null;
  },
} satisfies Fault;
