import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'length-not-enforced',
  description: 'accepts texts of any length',
  family: 'validation',
  appliesTo: requestUses('maxLength', 'minLength'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    return refusal === 'invalid-value' && ['maxLength', 'minLength'].includes(call.violation?.keyword ?? '');
  },
} satisfies Fault;
