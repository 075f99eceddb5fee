import type { Fault } from '../../../model/mock.ts';
import { isRateLimited, sendsRetryAfter } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-missing',
  description: 'responds 429 without Retry-After',
  family: 'rate-limit',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-missing' },
  responses(response, call) {
    if (isRateLimited(response, call)) delete response.headers['Retry-After'];
  },
} satisfies Fault;
