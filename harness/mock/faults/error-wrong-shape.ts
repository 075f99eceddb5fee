import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { documentsErrors } from '../fault-kit/applies.ts';

export default {
  id: 'error-wrong-shape',
  says: 'answers errors in another shape than documented',
  family: 'shape',
  appliesTo: documentsErrors,
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    if (isError(answer) && call.operation === 'update') answer.body = [{ reason: 'something is wrong' }];
  },
} satisfies Fault;
