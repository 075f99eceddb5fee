import type { Fault } from '../../../model/mock.ts';
import { breakDown } from '../../fault-kit/server-error.ts';

/** Takes a method that is not documented. */
export default [
  {
    id: 'wrong-method-accepted',
    description: 'responds to a method that it does not have with success',
    caughtBy: { requirement: 'protocol.unsupported-method', code: 'accepted-unsupported-method' },
    responses(response, call) {
      if (call.refusal === 'unsupported-method') response.status = 200;
    },
  },
  {
    id: 'wrong-method-breaks-down',
    description: 'breaks down on a method that it does not have',
    caughtBy: { requirement: 'protocol.unsupported-method', code: 'server-error' },
    responses(response, call) {
      if (call.refusal === 'unsupported-method') breakDown(response);
    },
  },
] satisfies readonly Fault[];
