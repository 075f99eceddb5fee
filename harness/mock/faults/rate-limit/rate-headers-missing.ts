import type { Fault } from '../../../model/mock.ts';
import { all, rateLimits } from '../../fault-kit/applies.ts';

export default {
  id: 'rate-headers-missing',
  description: 'leaves out the rate-limit headers that it promises',
  appliesTo: all(
    rateLimits,
    ({ profile }) =>
      (profile.rateLimit?.headers ?? []).some((header) => header.on !== 'sometimes') || 'no header is promised',
  ),
  caughtBy: { requirement: 'rate-limit.headers-agree', code: 'rate-header-missing' },
  responses(response, call) {
    for (const header of call.contract.profile.rateLimit?.headers ?? []) delete response.headers[header.name];
  },
} satisfies Fault;
