import type { Fault } from '../../model/mock.ts';
import { all, throttles } from '../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../fault-kit/throttled.ts';

export default {
  id: 'reset-in-another-unit',
  says: 'tells the reset in another unit than documented',
  family: 'throttle',
  appliesTo: all(throttles, tells('reset')),
  caughtBy: { requirement: 'throttle.headers-agree', code: 'rate-reset-wrong' },
  answers(answer, call) {
    for (const { name, unit } of rateHeadersOf(call.contract, 'reset')) {
      const told = Number(answer.headers[name]);
      if (answer.headers[name] === undefined) continue;
      const now = Math.floor(call.now / 1000);
      answer.headers[name] = String(
        unit === 'epoch-seconds' ? Math.max(1, told - now) : now + (Number.isNaN(told) ? 1 : told),
      );
    }
  },
} satisfies Fault;
