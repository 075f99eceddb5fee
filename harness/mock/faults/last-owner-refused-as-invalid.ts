import type { Fault } from '../../model/mock.ts';
import { keepsOwner } from '../fault-kit/applies.ts';

export default {
  id: 'last-owner-refused-as-invalid',
  says: 'answers the last owner with the status of an unknown user',
  family: 'state',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.last-owner', code: 'wrong-cause-status' },
  answers(answer, call) {
    if (call.cause === 'last-owner') answer.status = 404;
  },
} satisfies Fault;
