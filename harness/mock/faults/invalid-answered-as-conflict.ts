import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'invalid-answered-as-conflict',
  says: 'answers invalid values with 409',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema' },
  answers(answer, call) {
    if (call.operation === 'update' && ['invalid-value', 'missing-field'].includes(call.cause ?? ''))
      answer.status = 409;
  },
} satisfies Fault;
