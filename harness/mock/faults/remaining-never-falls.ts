import type { Fault } from '../../model/mock.ts';
import { all, throttles } from '../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../fault-kit/throttled.ts';

export default {
  id: 'remaining-never-falls',
  says: 'always says that the whole limit remains',
  family: 'throttle',
  appliesTo: all(throttles, tells('remaining')),
  caughtBy: { requirement: 'throttle.headers-agree', code: 'rate-remaining-wrong' },
  answers(answer, call) {
    const [limit] = rateHeadersOf(call.contract, 'limit');
    for (const { name } of rateHeadersOf(call.contract, 'remaining')) {
      if (answer.headers[name] !== undefined) answer.headers[name] = (limit && answer.headers[limit.name]) ?? '100';
    }
  },
} satisfies Fault;
