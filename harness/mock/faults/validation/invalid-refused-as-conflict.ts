import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'invalid-refused-as-conflict',
  description: 'responses invalid values with 409',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema' },
  responses(response, call) {
    if (call.operation === 'update' && ['invalid-value', 'missing-field'].includes(call.refusal ?? ''))
      response.status = 409;
  },
} satisfies Fault;
