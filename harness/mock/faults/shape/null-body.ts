import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'null-body',
  description: 'responds to an update with null',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    if (isUpdated(response, call)) response.body = null;
  },
} satisfies Fault;
