import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';

export default {
  id: 'missing-field-answered-as-not-found',
  says: 'answers a missing field with 404',
  family: 'validation',
  appliesTo: requestUses('required'),
  caughtBy: { requirement: 'reject.schema', code: 'wrong-cause-status' },
  answers(answer, call) {
    if (call.operation === 'update' && call.cause === 'missing-field') answer.status = 404;
  },
} satisfies Fault;
