import type { Fault } from '../../../model/mock.ts';
import { documents } from '../../fault-kit/applies.ts';

export default {
  id: 'unknown-user-refused-as-invalid',
  description: 'responses an unknown user with 422 and nothing else',
  family: 'state',
  appliesTo: documents(404),
  caughtBy: { requirement: 'missing.unknown-user' },
  responses(response, call) {
    if (call.operation === 'update' && call.refusal === 'unknown-user') response.status = 422;
  },
} satisfies Fault;
