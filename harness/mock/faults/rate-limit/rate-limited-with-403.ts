import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'rate-limited-with-403',
  description: 'responds 403 past the limit',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.responds-429', code: 'never-rate-limited' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.status = 403;
  },
} satisfies Fault;
