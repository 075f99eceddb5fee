import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'status-accepted',
  description: 'responds 202 to an update that it has done',
  family: 'shape',
  appliesTo: ({ profile, update }) =>
    !('202' in update.responses || profile.responses.statuses.includes(202)) || 'status 202 is documented',
  caughtBy: { requirement: 'accept.responds-success', code: 'wrong-success-status' },
  responses(response, call) {
    if (isUpdated(response, call)) response.status = 202;
  },
} satisfies Fault;
