import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'array-for-object',
  description: 'responds to an update with a list of one user',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    if (isUpdated(response, call)) response.body = [response.body ?? null];
  },
} satisfies Fault;
