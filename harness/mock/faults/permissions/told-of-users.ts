import type { Fault } from '../../../model/mock.ts';

/** Tells who may not know whether a user is there. */
export default [
  {
    id: 'members-told-of-users',
    description: 'responds to callers who may not update with 404 where there is no such user, and else with 403',
    caughtBy: { requirement: 'access.checks-caller-first', code: 'told-before-caller' },
    responses(response, call) {
      if (call.refusal !== 'insufficient-role' || call.operation !== 'update') return;
      response.status = call.testUser === undefined ? 404 : 403;
    },
  },
  {
    id: 'strangers-told-of-users',
    description: 'responds to callers without credentials with 404 where there is no such user',
    caughtBy: { requirement: 'access.conceals-users', code: 'existence-told' },
    responses(response, call) {
      const known = call.testUser !== undefined || call.operation !== 'update';
      if (call.refusal === 'no-credentials' && !known) response.status = 404;
    },
  },
] satisfies readonly Fault[];
