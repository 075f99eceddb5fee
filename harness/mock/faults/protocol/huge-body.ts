import type { Fault } from '../../../model/mock.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'huge-body',
  description: 'responds to one update in forty with eight mebibytes',
  caughtBy: { requirement: 'response.completes', code: 'too-large' },
  responses(response, call) {
    if (isUpdated(response, call) && timesSoFar(call, 'huge-body') % 40 === 2)
      response.bytes = Buffer.concat([
        Buffer.alloc(8 * 1024 * 1024, ' '),
        Buffer.from(JSON.stringify(response.body ?? null)),
      ]);
  },
} satisfies Fault;
