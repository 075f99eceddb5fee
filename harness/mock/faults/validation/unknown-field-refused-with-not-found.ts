import type { Fault } from '../../../model/mock.ts';
import { hasUnknownField } from '../../fault-kit/unknown-fields.ts';

export default {
  id: 'unknown-field-refused-with-not-found',
  description: 'responds to a field that it does not know with 404',
  caughtBy: { requirement: 'accept.unknown-field', code: 'wrong-refusal-status' },
  responses(response, call) {
    if (call.operation === 'update' && hasUnknownField(call)) response.status = 404;
  },
} satisfies Fault;
