import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-too-short',
  description: 'says to come again at once, which is too early',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.headers['Retry-After'] = '0';
  },
} satisfies Fault;
