import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';

export default {
  id: 'last-owner-refused-as-invalid',
  description: 'responses the last owner with the status of an unknown user',
  family: 'state',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.last-owner', code: 'wrong-refusal-status' },
  responses(response, call) {
    if (call.refusal === 'last-owner') response.status = 404;
  },
} satisfies Fault;
