import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'encoding-untrue',
  description: 'says gzip and sends plain JSON',
  caughtBy: { requirement: 'response.completes', code: 'bad-encoding' },
  responses(response, call) {
    if (isUpdated(response, call)) response.headers['Content-Encoding'] = 'gzip';
  },
} satisfies Fault;
