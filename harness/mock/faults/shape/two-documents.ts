import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'two-documents',
  description: 'responds with two JSON documents in one body',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.completes', code: 'not-json' },
  responses(response, call) {
    if (isUpdated(response, call))
      response.bytes = Buffer.from(`${JSON.stringify(response.body)}\n${JSON.stringify(response.body)}`);
  },
} satisfies Fault;
