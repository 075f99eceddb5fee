import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-unreadable',
  says: 'says when to come again in words',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-present', code: 'retry-after-unreadable' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.headers['Retry-After'] = 'soon';
  },
} satisfies Fault;
