import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'byte-order-mark',
  description: 'begins its responds with a byte-order mark',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.completes', code: 'byte-order-mark' },
  responses(response, call) {
    if (isUpdated(response, call)) response.bytes = Buffer.from(`\ufeff${JSON.stringify(response.body)}`);
  },
} satisfies Fault;
