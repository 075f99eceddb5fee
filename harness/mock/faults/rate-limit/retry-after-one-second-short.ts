import type { Fault } from '../../../model/mock.ts';
import { isRateLimited, sendsRetryAfter } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'retry-after-one-second-short',
  description: 'says to come again one second before it is allowed',
  family: 'rate-limit',
  appliesTo: sendsRetryAfter,
  caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
  refuses(call) {
    const until = Number(call.memory.get(`refused until ${call.caller}`) ?? 0);
    return call.now < until ? 'rate-limited' : undefined;
  },
  responses(response, call) {
    if (!isRateLimited(response, call) || call.memory.has(`refused until ${call.caller}`)) return;
    call.memory.set(`refused until ${call.caller}`, call.now + 1000 * (Number(response.headers['Retry-After']) + 1));
  },
} satisfies Fault;
