import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'error-with-status-200',
  description: 'responses errors with the status of success',
  family: 'shape',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  responses(response, call) {
    if (call.operation === 'update' && response.status >= 400)
      response.status = call.contract.profile.responses.statuses[0] ?? 200;
  },
} satisfies Fault;
