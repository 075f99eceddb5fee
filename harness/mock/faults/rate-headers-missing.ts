import type { Fault } from '../../model/mock.ts';
import { all, throttles } from '../fault-kit/applies.ts';

export default {
  id: 'rate-headers-missing',
  says: 'leaves out the rate-limit headers that it promises',
  family: 'throttle',
  appliesTo: all(
    throttles,
    ({ profile }) =>
      (profile.throttle?.headers ?? []).some((header) => header.on !== 'sometimes') || 'no header is promised',
  ),
  caughtBy: { requirement: 'throttle.headers-agree', code: 'rate-header-missing' },
  answers(answer, call) {
    for (const header of call.contract.profile.throttle?.headers ?? []) delete answer.headers[header.name];
  },
} satisfies Fault;
