import type { Fault } from '../../../model/mock.ts';
import { all, rateLimits } from '../../fault-kit/applies.ts';
import { rateHeadersOf, tells } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'limit-header-wrong',
  description: 'names a limit ten times as high as it is',
  appliesTo: all(rateLimits, tells('limit')),
  caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-limit-wrong' },
  responses(response, call) {
    for (const { name } of rateHeadersOf(call.contract, 'limit')) {
      const told = response.headers[name];
      if (told !== undefined) response.headers[name] = String(10 * Number(told));
    }
  },
} satisfies Fault;
