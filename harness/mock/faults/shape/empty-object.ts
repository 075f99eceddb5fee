import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'empty-object',
  description: 'responds to an update with an empty object',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'accept.echoes-change', code: 'user-not-shown' },
  responses(response, call) {
    if (isUpdated(response, call)) response.body = {};
  },
} satisfies Fault;
