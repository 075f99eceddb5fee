import type { Fault } from '../../../model/mock.ts';
import { all, documents, documentsErrors } from '../../fault-kit/applies.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'error-wrong-shape-for-one-status',
  description: 'responses unknown users alone in another shape than documented',
  family: 'shape',
  appliesTo: all(documents(404), documentsErrors),
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    if (isError(response) && call.refusal === 'unknown-user') response.body = ['no such user'];
  },
} satisfies Fault;
