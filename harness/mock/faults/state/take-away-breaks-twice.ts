import type { Fault } from '../../../model/mock.ts';
import { takesRolesAway } from '../../fault-kit/applies.ts';
import { breakDown } from '../../fault-kit/server-error.ts';
import { roleToTake } from '../../take-away.ts';

export default {
  id: 'take-away-breaks-twice',
  description: 'taking away what is not there breaks the server',
  appliesTo: takesRolesAway,
  caughtBy: { requirement: 'accept.takes-away', code: 'take-away-refused' },
  responses(response, call) {
    if (call.operation === 'unassign' && call.testUser && !roleToTake(call, call.testUser)) breakDown(response);
  },
} satisfies Fault;
