import type { Fault } from '../../../model/mock.ts';
import { requestUses } from '../../fault-kit/applies.ts';

/** Refuses for one reason with the status of another. */
export default [
  {
    id: 'invalid-refused-as-conflict',
    description: 'responds to invalid values with 409',
    caughtBy: { requirement: 'reject.schema' },
    responses(response, call) {
      if (call.operation === 'update' && ['invalid-value', 'missing-field'].includes(call.refusal ?? ''))
        response.status = 409;
    },
  },
  {
    id: 'missing-field-refused-as-not-found',
    description: 'responds to a missing field with 404',
    appliesTo: requestUses('required'),
    caughtBy: { requirement: 'reject.schema', code: 'wrong-refusal-status' },
    responses(response, call) {
      if (call.operation === 'update' && call.refusal === 'missing-field') response.status = 404;
    },
  },
] satisfies readonly Fault[];
