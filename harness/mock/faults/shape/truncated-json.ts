import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'truncated-json',
  description: 'ends its JSON too early',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.completes', code: 'not-json' },
  responses(response, call) {
    if (isUpdated(response, call)) response.bytes = Buffer.from(JSON.stringify(response.body).slice(0, -2));
  },
} satisfies Fault;
