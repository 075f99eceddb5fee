import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { all, documents, documentsErrors } from '../fault-kit/applies.ts';

export default {
  id: 'error-wrong-shape-for-one-status',
  says: 'answers unknown users alone in another shape than documented',
  family: 'shape',
  appliesTo: all(documents(404), documentsErrors),
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    if (isError(answer) && call.cause === 'unknown-subject') answer.body = ['no such user'];
  },
} satisfies Fault;
