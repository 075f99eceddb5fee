import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'pattern-not-enforced',
  description: 'accepts texts that break their pattern',
  family: 'validation',
  appliesTo: requestUses('pattern'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    return refusal === 'invalid-value' && call.violation?.keyword === 'pattern';
  },
} satisfies Fault;
