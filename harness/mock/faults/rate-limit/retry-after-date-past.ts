import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-date-past',
  description: 'says when to come again as a date that has passed',
  family: 'rate-limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.headers['Retry-After'] = new Date(call.now - 60_000).toUTCString();
  },
} satisfies Fault;
