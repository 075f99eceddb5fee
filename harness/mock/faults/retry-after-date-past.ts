import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-date-past',
  says: 'says when to come again as a date that has passed',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-true', code: 'retry-after-too-short' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.headers['Retry-After'] = new Date(call.now - 60_000).toUTCString();
  },
} satisfies Fault;
