import type { Fault } from '../../model/mock.ts';
import { throttles } from '../fault-kit/applies.ts';
import { isThrottled } from '../fault-kit/throttled.ts';

export default {
  id: 'never-recovers',
  says: 'refuses for good whoever went past the limit once',
  family: 'throttle',
  appliesTo: throttles,
  caughtBy: { requirement: 'throttle.recovers', code: 'not-recovered' },
  refuses(call) {
    return call.memory.has(`never-recovers ${call.caller}`) ? 'throttled' : undefined;
  },
  answers(answer, call) {
    if (isThrottled(answer, call)) call.memory.set(`never-recovers ${call.caller}`, true);
  },
} satisfies Fault;
