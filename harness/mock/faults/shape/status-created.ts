import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'status-created',
  description: 'responds 201 to an update',
  family: 'shape',
  appliesTo: ({ profile, update }) =>
    !('201' in update.responses || profile.responses.statuses.includes(201)) || 'status 201 is documented',
  caughtBy: { requirement: 'response.status-documented', code: 'undocumented-status' },
  responses(response, call) {
    if (isUpdated(response, call)) response.status = 201;
  },
} satisfies Fault;
