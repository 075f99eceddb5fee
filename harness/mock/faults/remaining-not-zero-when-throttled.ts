import type { Fault } from '../../model/mock.ts';
import { all, throttles } from '../fault-kit/applies.ts';
import { isThrottled, rateHeadersOf, tells } from '../fault-kit/throttled.ts';

export default {
  id: 'remaining-not-zero-when-throttled',
  says: 'says that requests remain when none does',
  family: 'throttle',
  appliesTo: all(throttles, tells('remaining')),
  caughtBy: { requirement: 'throttle.headers-agree', code: 'rate-remaining-wrong' },
  answers(answer, call) {
    if (!isThrottled(answer, call)) return;
    for (const { name } of rateHeadersOf(call.contract, 'remaining')) answer.headers[name] = '5';
  },
} satisfies Fault;
