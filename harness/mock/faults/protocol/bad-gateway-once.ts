import type { Fault } from '../../../model/mock.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'bad-gateway-once',
  description: 'responds 502 to the third update and never again',
  caughtBy: { requirement: 'response.never-5xx', code: 'server-error', unstable: true },
  responses(response, call) {
    if (isUpdated(response, call) && timesSoFar(call, 'bad-gateway-once') === 3) response.status = 502;
  },
} satisfies Fault;
