import type { Fault } from '../../../model/mock.ts';
import { all, rateLimits } from '../../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'remaining-never-falls',
  description: 'always says that the whole limit remains',
  family: 'rate-limit',
  appliesTo: all(rateLimits, tells('remaining')),
  caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-remaining-wrong' },
  responses(response, call) {
    const [limit] = rateHeadersOf(call.contract, 'limit');
    for (const { name } of rateHeadersOf(call.contract, 'remaining')) {
      if (response.headers[name] !== undefined)
        response.headers[name] = (limit && response.headers[limit.name]) ?? '100';
    }
  },
} satisfies Fault;
