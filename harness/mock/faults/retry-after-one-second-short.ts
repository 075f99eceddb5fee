import type { Fault } from '../../model/mock.ts';
import { isThrottled, sendsRetryAfter } from '../fault-kit/throttled.ts';

export default {
  id: 'retry-after-one-second-short',
  says: 'says to come again one second before it is allowed',
  family: 'throttle',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'throttle.retry-after-true', code: 'retry-after-too-short' },
  refuses(call) {
    const until = Number(call.memory.get(`refused until ${call.caller}`) ?? 0);
    return call.now < until ? 'throttled' : undefined;
  },
  answers(answer, call) {
    if (!isThrottled(answer, call) || call.memory.has(`refused until ${call.caller}`)) return;
    call.memory.set(`refused until ${call.caller}`, call.now + 1000 * (Number(answer.headers['Retry-After']) + 1));
  },
} satisfies Fault;
