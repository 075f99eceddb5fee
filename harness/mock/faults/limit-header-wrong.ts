import type { Fault } from '../../model/mock.ts';
import { all, throttles } from '../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../fault-kit/throttled.ts';

export default {
  id: 'limit-header-wrong',
  says: 'names a limit ten times as high as it is',
  family: 'throttle',
  appliesTo: all(throttles, tells('limit')),
  caughtBy: { requirement: 'throttle.headers-agree', code: 'rate-limit-wrong' },
  answers(answer, call) {
    for (const { name } of rateHeadersOf(call.contract, 'limit')) {
      const told = answer.headers[name];
      if (told !== undefined) answer.headers[name] = String(10 * Number(told));
    }
  },
} satisfies Fault;
