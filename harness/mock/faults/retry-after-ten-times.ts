import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-ten-times',
  says: 'says to wait ten times as long as needed',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-true', code: 'retry-after-too-long' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.headers['Retry-After'] = String(10 * Number(answer.headers['Retry-After']));
  },
} satisfies Fault;
