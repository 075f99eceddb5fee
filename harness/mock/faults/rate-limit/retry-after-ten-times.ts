import type { Fault } from '../../../model/mock.ts';
import { isRateLimited, sendsRetryAfter } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-ten-times',
  description: 'says to wait ten times as long as needed',
  family: 'rate-limit',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-long' },
  responses(response, call) {
    if (isRateLimited(response, call))
      response.headers['Retry-After'] = String(10 * Number(response.headers['Retry-After']));
  },
} satisfies Fault;
