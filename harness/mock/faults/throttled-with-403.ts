import type { Fault } from '../../model/mock.ts';
import { throttles } from '../fault-kit/applies.ts';
import { isThrottled } from '../fault-kit/throttled.ts';

export default {
  id: 'throttled-with-403',
  says: 'answers 403 past the limit',
  family: 'throttle',
  appliesTo: throttles,
  caughtBy: { requirement: 'throttle.answers-429', code: 'never-throttled' },
  answers(answer, call) {
    if (isThrottled(answer, call)) answer.status = 403;
  },
} satisfies Fault;
