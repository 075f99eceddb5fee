import type { Fault } from '../../../model/mock.ts';
import { hasEmptyCredential } from '../../fault-kit/credentials-sent.ts';
import { breakDown } from '../../fault-kit/server-error.ts';

/** Breaks down on one kind of request each. */
export default [
  {
    id: 'crash-on-empty-credentials',
    description: 'breaks down on empty credentials',
    caughtBy: { requirement: 'access.empty-credentials', code: 'server-error' },
    responses(response, call) {
      if (call.refusal === 'no-credentials' && hasEmptyCredential(call)) breakDown(response);
    },
  },
  {
    id: 'crash-on-wrong-credentials',
    description: 'breaks down on wrong credentials',
    caughtBy: { requirement: 'access.wrong-credentials', code: 'server-error' },
    responses(response, call) {
      if (call.refusal === 'wrong-credentials') breakDown(response);
    },
  },
] satisfies readonly Fault[];
