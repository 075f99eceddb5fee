import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-fraction',
  description: 'says when to come again as a fraction of a second',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-unreadable' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.headers['Retry-After'] = '0.5';
  },
} satisfies Fault;
