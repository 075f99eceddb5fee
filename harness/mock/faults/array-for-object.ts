import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'array-for-object',
  says: 'answers an update with a list of one user',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.body = [answer.body ?? null];
  },
} satisfies Fault;
