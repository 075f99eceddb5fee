import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'strangers-told-of-users',
  description: 'responds to callers without credentials with 404 where there is no such user',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.conceals-users', code: 'existence-told' },
  responses(response, call) {
    const known = call.testUser !== undefined || call.operation !== 'update';
    if (call.refusal === 'no-credentials' && !known) response.status = 404;
  },
} satisfies Fault;
