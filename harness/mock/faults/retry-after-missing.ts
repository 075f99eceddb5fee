import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-missing',
  says: 'answers 429 without Retry-After',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-present', code: 'retry-after-missing' },
  answers(answer, call) {
    if (isThrottled(answer, call)) delete answer.headers['Retry-After'];
  },
} satisfies Fault;
