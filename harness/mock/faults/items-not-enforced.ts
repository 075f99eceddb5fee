import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'items-not-enforced',
  says: 'accepts lists of any length',
  family: 'validation',
  appliesTo: requestUses('minItems', 'maxItems', 'uniqueItems'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(cause, call) {
    return cause === 'invalid-value' && ['minItems', 'maxItems', 'uniqueItems'].includes(call.violation?.keyword ?? '');
  },
} satisfies Fault;
