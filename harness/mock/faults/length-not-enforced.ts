import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'length-not-enforced',
  says: 'accepts texts of any length',
  family: 'validation',
  appliesTo: requestUses('maxLength', 'minLength'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(cause, call) {
    return cause === 'invalid-value' && ['maxLength', 'minLength'].includes(call.violation?.keyword ?? '');
  },
} satisfies Fault;
