import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'no-body',
  description: 'responds to an update with the right status and nothing else',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.body-matches-schema', code: 'body-missing' },
  responses(response, call) {
    if (isUpdated(response, call)) response.bytes = new Uint8Array();
  },
} satisfies Fault;
