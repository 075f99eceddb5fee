import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'wrong-credentials-refused-as-not-found',
  description: 'responses wrong credentials with 404',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'wrong-refusal-status' },
  responses(response, call) {
    if (call.refusal === 'wrong-credentials') response.status = 404;
  },
} satisfies Fault;
