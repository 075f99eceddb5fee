import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-fraction',
  says: 'says when to come again as a fraction of a second',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-present', code: 'retry-after-unreadable' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.headers['Retry-After'] = '0.5';
  },
} satisfies Fault;
