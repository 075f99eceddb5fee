import type { Fault } from '../../../model/mock.ts';
import { all, rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited, rateHeadersOf, tells } from '../../fault-kit/rate-limited.ts';

/** Counts wrongly what is left. */
export default [
  {
    id: 'remaining-never-falls',
    description: 'always says that the whole limit remains',
    appliesTo: all(rateLimits, tells('remaining')),
    caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-remaining-wrong' },
    responses(response, call) {
      const [limit] = rateHeadersOf(call.contract, 'limit');
      for (const { name } of rateHeadersOf(call.contract, 'remaining')) {
        if (response.headers[name] !== undefined)
          response.headers[name] = (limit && response.headers[limit.name]) ?? '100';
      }
    },
  },
  {
    id: 'remaining-not-zero-when-rate-limited',
    description: 'says that requests remain when none does',
    appliesTo: all(rateLimits, tells('remaining')),
    caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-remaining-wrong' },
    responses(response, call) {
      if (!isRateLimited(response, call)) return;
      for (const { name } of rateHeadersOf(call.contract, 'remaining')) response.headers[name] = '5';
    },
  },
] satisfies readonly Fault[];
