import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';

export default {
  id: 'never-recovers',
  description: 'refuses for good whoever went past the limit once',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.recovers', code: 'not-recovered' },
  refuses(call) {
    return call.memory.has(`never-recovers ${call.caller}`) ? 'rate-limited' : undefined;
  },
  responses(response, call) {
    if (isRateLimited(response, call)) call.memory.set(`never-recovers ${call.caller}`, true);
  },
} satisfies Fault;
