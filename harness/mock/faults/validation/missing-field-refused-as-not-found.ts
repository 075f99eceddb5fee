import type { Fault } from '../../../model/mock.ts';
import { requestUses } from '../../fault-kit/applies.ts';

export default {
  id: 'missing-field-refused-as-not-found',
  description: 'responses a missing field with 404',
  family: 'validation',
  appliesTo: requestUses('required'),
  caughtBy: { requirement: 'reject.schema', code: 'wrong-refusal-status' },
  responses(response, call) {
    if (call.operation === 'update' && call.refusal === 'missing-field') response.status = 404;
  },
} satisfies Fault;
