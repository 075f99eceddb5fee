import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-unreadable',
  description: 'says when to come again in words',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-unreadable' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.headers['Retry-After'] = 'soon';
  },
} satisfies Fault;
