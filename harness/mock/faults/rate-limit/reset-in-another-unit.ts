import type { Fault } from '../../../model/mock.ts';
import { all, rateLimits } from '../../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'reset-in-another-unit',
  description: 'tells the reset in another unit than documented',
  appliesTo: all(rateLimits, tells('reset')),
  caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-reset-wrong' },
  responses(response, call) {
    for (const { name, unit } of rateHeadersOf(call.contract, 'reset')) {
      const told = Number(response.headers[name]);
      if (response.headers[name] === undefined) continue;
      const now = Math.floor(call.now / 1000);
      response.headers[name] = String(
        unit === 'epoch-seconds' ? Math.max(1, told - now) : now + (Number.isNaN(told) ? 1 : told),
      );
    }
  },
} satisfies Fault;
