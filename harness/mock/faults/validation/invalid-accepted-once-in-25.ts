import type { Fault } from '../../../model/mock.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';

export default {
  id: 'invalid-accepted-once-in-25',
  description: 'accepts one invalid update in twenty-five',
  caughtBy: { requirement: 'reject.schema' },
  forgives(refusal, call) {
    const checked = ['invalid-value', 'missing-field', 'unknown-role'].includes(refusal);
    if (!checked || call.memory.get('lenient update') === call.count) return checked;
    if (!onceIn(call, 'invalid-accepted-once-in-25', 25)) return false;
    call.memory.set('lenient update', call.count);
    return true;
  },
} satisfies Fault;
