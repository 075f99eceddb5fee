import type { Fault } from '../../model/mock.ts';
import { keepsOwner } from '../fault-kit/applies.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-last-owner',
  description: 'breaks down when the last owner would go',
  family: 'state',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.last-owner', code: 'server-error' },
  responses(response, call) {
    if (call.refusal === 'last-owner') breakDown(response);
  },
} satisfies Fault;
