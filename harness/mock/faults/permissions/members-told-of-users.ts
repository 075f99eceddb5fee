import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'members-told-of-users',
  description: 'responds to callers who may not update with 404 where there is no such user, and else with 403',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.checks-caller-first', code: 'told-before-caller' },
  responses(response, call) {
    if (call.refusal !== 'insufficient-role' || call.operation !== 'update') return;
    response.status = call.testUser === undefined ? 404 : 403;
  },
} satisfies Fault;
