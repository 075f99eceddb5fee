import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-too-short',
  says: 'says to come again at once, which is too early',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-true', code: 'retry-after-too-short' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.headers['Retry-After'] = '0';
  },
} satisfies Fault;
