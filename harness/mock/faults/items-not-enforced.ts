import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'items-not-enforced',
  description: 'accepts lists of any length',
  family: 'validation',
  appliesTo: requestUses('minItems', 'maxItems', 'uniqueItems'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    return (
      refusal === 'invalid-value' && ['minItems', 'maxItems', 'uniqueItems'].includes(call.violation?.keyword ?? '')
    );
  },
} satisfies Fault;
