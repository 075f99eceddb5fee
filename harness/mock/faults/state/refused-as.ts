import type { Fault } from '../../../model/mock.ts';
import { documents, keepsOwner } from '../../fault-kit/applies.ts';

/** Refuses for one reason with the status of another. */
export default [
  {
    id: 'last-owner-refused-as-invalid',
    description: 'refuses to demote the last owner with the status of an unknown user',
    appliesTo: keepsOwner,
    caughtBy: { requirement: 'conflict.last-owner', code: 'wrong-refusal-status' },
    responses(response, call) {
      if (call.refusal === 'last-owner') response.status = 404;
    },
  },
  {
    id: 'unknown-user-refused-as-invalid',
    description: 'responds to an unknown user with 422 and nothing else',
    appliesTo: documents(404),
    caughtBy: { requirement: 'missing.unknown-user' },
    responses(response, call) {
      if (call.operation === 'update' && call.refusal === 'unknown-user') response.status = 422;
    },
  },
] satisfies readonly Fault[];
