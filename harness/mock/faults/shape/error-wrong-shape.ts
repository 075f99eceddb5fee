import type { Fault } from '../../../model/mock.ts';
import { documentsErrors } from '../../fault-kit/applies.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'error-wrong-shape',
  description: 'responses errors in another shape than documented',
  family: 'shape',
  appliesTo: documentsErrors,
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    if (isError(response) && call.operation === 'update') response.body = [{ reason: 'something is wrong' }];
  },
} satisfies Fault;
